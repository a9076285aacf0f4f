using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Invitations;

/// <summary>One sending of an invitation; it may go out in more than one mail, each with a secret of its own.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Tenant">The tenant that owns it.</param>
/// <param name="Uid">Which life of the tenant.</param>
/// <param name="Generation">Which sending; a later one ends the earlier ones.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.InvitationCopy)]
public sealed record InvitationCopy(
    [property: Id(0)] InvitationId Id,
    [property: Id(1)] TenantId Tenant,
    [property: Id(2)] TenantUid Uid,
    [property: Id(3)] long Generation);

/// <summary>A secret that was made for a mail.</summary>
/// <param name="Secret">It; to be sent, and forgotten.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.IssuedSecret)]
public sealed record IssuedSecret([property: Id(0)] System.Collections.Immutable.ImmutableArray<byte> Secret);
