using System.Collections.Immutable;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>Invitations: what they grant is the tenant's to decide, so they are its own.</summary>
internal sealed partial class TenantGrain
{
    public Task<Reply<InvitationView>> Invite(InviteCommand command)
    {
        var id = new InvitationId(_ids.Next());
        var role = command.Role is { } wanted
            ? new WantedGrant(wanted.Role, wanted.Groups, wanted.NotBefore, wanted.ExpiresAt)
            : null;
        var draft = new InvitationDraft(
            command.Email,
            role,
            command.Partner,
            new AccessPeriod(command.NotBefore, command.ExpiresAt),
            _catalogue.SetOf(command.ActorScopes));
        return Decide(
            command.Context,
            stamp => InvitationRules.Invite(Facts, draft, id, _options.Invitations, _catalogue, stamp),
            next => new InvitationView(next.Invitations[id]));
    }

    public Task<Reply<InvitationView>> ResendInvitation(ResendInvitationCommand command) =>
        Decide(
            command.Context,
            stamp => InvitationRules.Resend(
                Facts,
                command.Invitation,
                command.Partner,
                _catalogue.SetOf(command.ActorScopes),
                _options.Invitations,
                _catalogue,
                stamp),
            next => new InvitationView(next.Invitations[command.Invitation]));

    public Task<Reply<Done>> CancelInvitation(CancelInvitationCommand command) =>
        Decide(
            command.Context,
            stamp => InvitationRules.Cancel(Facts, command.Invitation, command.Partner, stamp.At));

    public async Task<Reply<AcceptedInvitation>> AcceptInvitation(AcceptInvitationCommand command)
    {
        await _path.Settle();
        var copy = command.Copy;
        var role = Facts?.Invitations.GetValueOrDefault(copy.Id)?.Grant.Role;

        // What the inviter holds is read here, at the acceptance (X.1); what the acceptor was granted only this tenant
        // changes, one command at a time.
        var inviterScopes = await ScopesOfInviter(copy.Id);
        var acceptor = await GrainFactory.GetGrain<IUserAccess>(command.Context.Actor.GrainKey).InTenant(Id);
        var claim = new InvitationClaim(
            copy.Id,
            copy.Uid,
            copy.Generation,
            command.Email,
            _catalogue.SetOf(inviterScopes),
            acceptor.Standing?.Own ?? []);
        return await Decide(
            command.Context,
            stamp => AcceptanceRules.Accept(Facts, claim, _catalogue, stamp),
            next => new AcceptedInvitation(Id, next.DisplayName, role!.Value),
            acceptor.Standing);
    }

    public ValueTask<ImmutableArray<InvitationView>> Invitations(PartnerId? partner)
    {
        if (Active is not { } facts)
        {
            return new([]);
        }

        var link = partner is { } wanted ? LinkRules.Find(facts.Policy.Links, wanted) : null;
        var route = partner is { } side && link is not null ? new InvitationRoute(side, link.Id) : null;
        return new([
            .. facts.Invitations.Values
                .Where(i => partner is null || (route is not null && InvitationRules.IsVisible(i, route)))
                .OrderBy(i => i.Id.ToString(), StringComparer.Ordinal)
                .Select(i => new InvitationView(i)),
        ]);
    }

    public ValueTask<bool> Waits(InvitationCopy copy) => new(
        Active is { } facts
        && facts.Policy.Uid == copy.Uid
        && facts.Invitations.GetValueOrDefault(copy.Id)?.Generation == copy.Generation);

    private async Task<ImmutableArray<string>> ScopesOfInviter(InvitationId id)
    {
        if (Facts?.Invitations.GetValueOrDefault(id) is not { } invitation)
        {
            return [];
        }

        var inviter = GrainFactory.GetGrain<IUserAccess>(invitation.Inviter.GrainKey);
        return (await inviter.Access([Id]))[0].TenantWideScopes;
    }
}
