using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Contracts.Tenants;

/// <summary>A tenant as it is shown.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantView)]
public sealed record TenantView(
    [property: Id(0)] TenantId Id,
    [property: Id(1)] TenantUid Uid,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] TenantState State,
    [property: Id(4)] bool PortalActive,
    [property: Id(5)] PartnerId? Owner,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] InformationLevel? Level = null,
    [property: Id(8)] DateTimeOffset? PortalOpenedAt = null);

/// <summary>A link as it is shown; expiry already judged. State None: there is none.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.LinkView)]
public sealed record LinkView([property: Id(0)] LinkState State, [property: Id(1)] LinkFacts? Link);

/// <summary>A role as it is shown.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.RoleView)]
public sealed record RoleView(
    [property: Id(0)] RoleId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] RoleKind Kind,
    [property: Id(3)] ImmutableArray<string> Scopes,
    [property: Id(4)] long Version);

/// <summary>A group as it is shown.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.GroupView)]
public sealed record GroupView(
    [property: Id(0)] GroupId Id, [property: Id(1)] string Name, [property: Id(2)] GroupId? Parent);
