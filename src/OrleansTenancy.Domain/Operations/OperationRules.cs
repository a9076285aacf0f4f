using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Operations;

/// <summary>
/// X.11: which commands are repeats. A refused command has changed nothing, so its key is not kept, and the next
/// command with it is a first one again.
/// </summary>
public static class OperationRules
{
    /// <summary>How long a key is kept; after that a command with it is a first one.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromHours(24);

    /// <summary>What a command is.</summary>
    /// <param name="known">What is kept of its key; null: nothing.</param>
    /// <param name="fingerprint">What the command is.</param>
    /// <param name="at">The instant.</param>
    public static OperationVerdict Judge(OperationFacts? known, string fingerprint, DateTimeOffset at)
    {
        if (known is null || !IsKept(known.At, at))
        {
            return OperationVerdict.New;
        }

        if (known.Fingerprint != fingerprint)
        {
            return OperationVerdict.Reused;
        }

        return known.IsAnswered ? OperationVerdict.Repeat : OperationVerdict.New;
    }

    /// <summary>Whether a key that was used at one instant counts at another.</summary>
    public static bool IsKept(DateTimeOffset usedAt, DateTimeOffset at) => at < usedAt + KeptFor;

    /// <summary>Why a command is refused because of its key, or null.</summary>
    public static Refusal? Refuse(OperationVerdict verdict) => verdict switch
    {
        OperationVerdict.Reused => new Refusal(
            RefusalCodes.IdempotencyKeyReused, "the idempotency key was used for something else"),
        OperationVerdict.Full => new Refusal(
            RefusalCodes.LimitReached,
            $"at most {Limits.OperationsPerCallerMax} idempotency keys are kept for a caller in"
            + $" {KeptFor.TotalHours} hours"),
        _ => null,
    };
}
