using System.Collections.Immutable;
using OrleansTenancy.Domain.Operations;

namespace OrleansTenancy.Contracts.Operations;

/// <summary>
/// The idempotency keys of one caller (X.11), a row each; key <see cref="OperationsKey"/>. It follows the owners: an
/// owner writes the answer together with the change, and hands it over from its outbox or in the transaction of its
/// rows. It calls nobody.
/// </summary>
[Alias("tenancy.IOperationsGrain")]
public interface IOperationsGrain : IGrainWithStringKey
{
    /// <summary>What a command with a key is, and the first answer to it if it is a repeat.</summary>
    [Alias("Look")]
    Task<OperationSight> Look(string key, string fingerprint);

    /// <summary>
    /// Sets an id aside for what is to be created under a key, before it is created: every attempt gets the same.
    /// Null: the key is in use for something else.
    /// </summary>
    [Alias("Reserve")]
    Task<Guid?> Reserve(string key, string fingerprint);

    /// <summary>Takes over what owners answered. Repeatable; what is known already stays as it is.</summary>
    [Alias("Store")]
    Task Store(ImmutableArray<OperationItem> items);

    /// <summary>Keeps what was answered over HTTP, next to the owner's answer; skipped if there is none.</summary>
    [Alias("Answered")]
    Task Answered(string key, string fingerprint, byte[] answer);
}
