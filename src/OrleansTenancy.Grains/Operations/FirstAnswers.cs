using Orleans.Serialization;
using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Operations;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Operations;

/// <summary>
/// X.11 for owners: what was answered first is in the owner's own outbox until the caller's list has it, so one of the
/// two always knows. To be asked by the owner itself, which decides one command at a time.
/// </summary>
/// <param name="grains">Where the lists of the callers are.</param>
/// <param name="serializer">Writes and reads answers.</param>
/// <param name="time">The clock.</param>
internal sealed class FirstAnswers(IGrainFactory grains, Serializer serializer, TimeProvider time)
{
    /// <summary>The first answer to a repeated command, or why its key is refused; null: it is to be decided.</summary>
    /// <param name="context">The command's.</param>
    /// <param name="owed">What the owner owes; empty for an owner that writes the list itself.</param>
    public async ValueTask<Reply<T>?> Find<T>(CommandContext context, OutboxLog owed)
        where T : class
    {
        if (context.OperationId is not { } key)
        {
            return null;
        }

        var sight = Own(context, owed)
            ?? await grains
                .GetGrain<IOperationsGrain>(OperationsKey.For(context.Actor))
                .Look(key, FingerprintOf(context));
        if (sight.Verdict == OperationVerdict.New)
        {
            return null;
        }

        // Two commands with one fingerprint have one kind of answer; anything else is another command.
        return sight is { Verdict: OperationVerdict.Repeat, Reply: { } kept }
            && serializer.Deserialize<object>(kept) is T first
            ? Reply<T>.Done(first)
            : Reply<T>.Refused(
                OperationRules.Refuse(sight.Verdict) ?? OperationRules.Refuse(OperationVerdict.Reused)!);
    }

    /// <summary>The answer as it is to be written with the change; null: the command has no key.</summary>
    /// <param name="context">The command's.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="tenant">The life of the tenant with which it goes; null: none.</param>
    /// <param name="at">When it was decided.</param>
    public OperationItem? Keep(CommandContext context, object answer, TenantUid? tenant, DateTimeOffset at) =>
        context.OperationId is { } key
            ? new OperationItem(key, FingerprintOf(context), tenant, at, serializer.SerializeToArray(answer))
            : null;

    private OperationSight? Own(CommandContext context, OutboxLog owed)
    {
        var own = owed.Entries
            .Select(e => e.Effect)
            .OfType<OwedAnswer>()
            .LastOrDefault(a => a.Caller == context.Actor && a.Item.Key == context.OperationId);
        if (own is null)
        {
            return null;
        }

        var facts = new OperationFacts(own.Item.Fingerprint, own.Item.At, true);
        var verdict = OperationRules.Judge(facts, FingerprintOf(context), time.GetUtcNow());
        return verdict == OperationVerdict.New ? null : new OperationSight(verdict, own.Item.Reply, null);
    }

    private static string FingerprintOf(CommandContext context) => context.Fingerprint ?? string.Empty;
}
