using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Operations;

namespace OrleansTenancy.Contracts.Operations;

/// <summary>What is known of a key.</summary>
/// <param name="Verdict">What a command with it is.</param>
/// <param name="Reply">For a repeat: the owner's answer, serialized.</param>
/// <param name="Answer">For a repeat: what was answered over HTTP, as the edge wrote it; null: not known.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OperationSight)]
public sealed record OperationSight(
    [property: Id(0)] OperationVerdict Verdict, [property: Id(1)] byte[]? Reply, [property: Id(2)] byte[]? Answer);

/// <summary>The answer of an owner to a command with a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Fingerprint">What the command was.</param>
/// <param name="Tenant">The life of the tenant that it is about, with which it goes (ID.27); null: none.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Reply">The answer, serialized.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OperationItem)]
public sealed record OperationItem(
    [property: Id(0)] string Key,
    [property: Id(1)] string Fingerprint,
    [property: Id(2)] TenantUid? Tenant,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] byte[] Reply);
