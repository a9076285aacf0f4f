using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Contracts.Partners;

/// <summary>A partner as it is shown.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.PartnerView)]
public sealed record PartnerView(
    [property: Id(0)] PartnerId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] MemberModel MemberModel,
    [property: Id(3)] AdminAccess AdminAccess,
    [property: Id(4)] int MemberCount,
    [property: Id(5)] int PermanentAdminCount,
    [property: Id(6)] long LastMemberSequence,
    [property: Id(7)] DateTimeOffset CreatedAt);

/// <summary>A member as it is shown.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.MemberView)]
public sealed record MemberView(
    [property: Id(0)] UserId User,
    [property: Id(1)] MemberRole Role,
    [property: Id(2)] DateTimeOffset? ExpiresAt,
    [property: Id(3)] DateTimeOffset? NotBefore = null);
