using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Notifications;

/// <summary>What happened, before it has a place in an inbox.</summary>
/// <param name="Source">Grain key of the owner whose change caused it.</param>
/// <param name="SourceSequence">The owner's outbox sequence.</param>
/// <param name="Content">What happened.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.IncomingNotification)]
public sealed record IncomingNotification(
    [property: Id(0)] string Source,
    [property: Id(1)] long SourceSequence,
    [property: Id(2)] NotificationContent Content);

/// <summary>What happened.</summary>
/// <param name="Id">The same in every delivery and for both recipients.</param>
/// <param name="Type">One of <see cref="NotificationTypes"/>.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Partner">The partner, or null.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Fields">More, by name, e.g. <c>reason</c>, <c>displayName</c>.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.NotificationContent)]
public sealed record NotificationContent(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Type,
    [property: Id(2)] TenantId? Tenant,
    [property: Id(3)] PartnerId? Partner,
    [property: Id(4)] UserId Actor,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] ImmutableDictionary<string, string> Fields);

/// <summary>A stored notification.</summary>
/// <param name="Sequence">
/// Dense per recipient, from 1; what was about a tenant that is gone leaves its place empty.
/// </param>
/// <param name="Content">What happened.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.NotificationRecord)]
public sealed record NotificationRecord([property: Id(0)] long Sequence, [property: Id(1)] NotificationContent Content);

/// <summary>Announces on the stream that an inbox has grown.</summary>
/// <param name="Version">Shape of this event: 1.</param>
/// <param name="Records">What was stored; a listener that sees a gap reads the inbox.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.NotificationHint)]
public sealed record NotificationHint(
    [property: Id(0)] int Version, [property: Id(1)] ImmutableArray<NotificationRecord> Records);
