using System.Collections.Immutable;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;

namespace OrleansTenancy.Contracts.Invitations;

/// <summary>Invites somebody.</summary>
/// <param name="Context">Who.</param>
/// <param name="Email">The address.</param>
/// <param name="Role">What they are to have; null: the default of the side. Its period is the invitation's.</param>
/// <param name="Partner">The partner that invites; null: the tenant does.</param>
/// <param name="NotBefore">Can be accepted from; null: at once.</param>
/// <param name="ExpiresAt">Can no longer be accepted at; null: after the life of an invitation (C23).</param>
[GenerateSerializer, Immutable, Alias(WireAliases.InviteCommand)]
public sealed record InviteCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] EmailAddress Email,
    [property: Id(2)] WantedRole? Role,
    [property: Id(3)] PartnerId? Partner,
    [property: Id(4)] DateTimeOffset? NotBefore,
    [property: Id(5)] DateTimeOffset? ExpiresAt);

/// <summary>Sends an invitation again.</summary>
/// <param name="Context">Who.</param>
/// <param name="Invitation">Which.</param>
/// <param name="Partner">The partner that made it; null: the tenant sends it.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.ResendInvitationCommand)]
public sealed record ResendInvitationCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] InvitationId Invitation,
    [property: Id(2)] PartnerId? Partner);

/// <summary>Cancels an invitation.</summary>
/// <param name="Context">Who.</param>
/// <param name="Invitation">Which.</param>
/// <param name="Partner">The partner that made it; null: the tenant cancels it.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.CancelInvitationCommand)]
public sealed record CancelInvitationCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] InvitationId Invitation,
    [property: Id(2)] PartnerId? Partner);

/// <summary>Accepts an invitation.</summary>
/// <param name="Context">Who accepts.</param>
/// <param name="Copy">The sending whose secret they hold, as its grain said.</param>
/// <param name="Email">Their verified address.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.AcceptInvitationCommand)]
public sealed record AcceptInvitationCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] InvitationCopy Copy,
    [property: Id(2)] EmailAddress Email);

/// <summary>An invitation as it is shown.</summary>
/// <param name="Facts">The invitation; there is no secret in it.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.InvitationView)]
public sealed record InvitationView([property: Id(0)] InvitationFacts Facts);

/// <summary>What an acceptor has from now on.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="DisplayName">Its name for people.</param>
/// <param name="Role">The role that was granted.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.AcceptedInvitation)]
public sealed record AcceptedInvitation(
    [property: Id(0)] TenantId Tenant, [property: Id(1)] string DisplayName, [property: Id(2)] RoleId Role);
