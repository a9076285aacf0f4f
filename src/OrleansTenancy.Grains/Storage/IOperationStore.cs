using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Grains.Storage;

/// <summary>The idempotency keys of all callers, one row each (X.11).</summary>
public interface IOperationStore
{
    /// <summary>What is stored under a key of a caller, however old; null: nothing.</summary>
    Task<OperationRow?> Find(string caller, string key, CancellationToken cancel);

    /// <summary>How many keys of a caller are newer than an instant.</summary>
    Task<long> Count(string caller, DateTimeOffset after, CancellationToken cancel);

    /// <summary>
    /// Adds rows in one transaction. One that is there is replaced if it is not newer than
    /// <paramref name="expired"/>, gets its answer if it has the same fingerprint and none, and else stays.
    /// </summary>
    Task Put(IReadOnlyList<OperationRow> rows, DateTimeOffset expired, CancellationToken cancel);

    /// <summary>Adds what was answered over HTTP to an answered row of the same fingerprint that has none.</summary>
    Task Answered(string caller, string key, string fingerprint, byte[] answer, CancellationToken cancel);

    /// <summary>Removes rows that are not newer than an instant, at most some; of whatever caller.</summary>
    Task Prune(DateTimeOffset expired, int limit, CancellationToken cancel);
}

/// <summary>One idempotency key.</summary>
/// <param name="Caller">Whose; the user id.</param>
/// <param name="Key">The key, compared exactly.</param>
/// <param name="Fingerprint">What it was used for.</param>
/// <param name="Tenant">The life of the tenant with which the row goes; null: none.</param>
/// <param name="At">When it was used.</param>
/// <param name="Reserved">An id that was set aside for what is to be created; null: none.</param>
/// <param name="Reply">The owner's answer; null: none yet.</param>
/// <param name="Answer">What was answered over HTTP; null: not known.</param>
public sealed record OperationRow(
    string Caller,
    string Key,
    string Fingerprint,
    TenantUid? Tenant,
    DateTimeOffset At,
    Guid? Reserved,
    byte[]? Reply,
    byte[]? Answer);
