using System.Collections.Immutable;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>Invitations: what they grant is the tenant's to decide, so they are its own.</summary>
internal sealed partial class TenantGrain
{
    private const string InviteScope = "create:user_invite";

    public async Task<Reply<InvitationView>> Invite(InviteCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);
        var id = new InvitationId(_ids.Next());
        var role = command.Role is { } wanted
            ? new WantedGrant(wanted.Role, wanted.Groups, wanted.NotBefore, wanted.ExpiresAt)
            : null;
        var period = new AccessPeriod(command.NotBefore, command.ExpiresAt);
        return await Decide(
            command.Context,
            stamp => ActOn(command.Partner, InviteScope, actor, stamp, scopes => InvitationRules.Invite(
                Facts,
                new InvitationDraft(command.Email, role, command.Partner, period, scopes),
                id,
                _options.Invitations,
                _catalogue,
                stamp)),
            next => new InvitationView(next.Invitations[id]));
    }

    public async Task<Reply<InvitationView>> ResendInvitation(ResendInvitationCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);
        return await Decide(
            command.Context,
            stamp => ActOn(command.Partner, InviteScope, actor, stamp, scopes => InvitationRules.Resend(
                Facts, command.Invitation, command.Partner, scopes, _options.Invitations, _catalogue, stamp)),
            next => new InvitationView(next.Invitations[command.Invitation]));
    }

    public async Task<Reply<Done>> CancelInvitation(CancelInvitationCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);
        return await Decide(
            command.Context,
            stamp => ActOn(command.Partner, "delete:user_invite", actor, stamp, _ =>
                InvitationRules.Cancel(Facts, command.Invitation, command.Partner, stamp.At)));
    }

    public async Task<Reply<AcceptedInvitation>> AcceptInvitation(AcceptInvitationCommand command)
    {
        await _path.Settle();
        var copy = command.Copy;
        var role = Facts?.Invitations.GetValueOrDefault(copy.Id)?.Grant.Role;

        // What the inviter holds is read here, at the acceptance (X.1); what the acceptor was granted only this tenant
        // changes, one command at a time.
        var inviter = Facts?.Invitations.GetValueOrDefault(copy.Id) is { } invitation
            ? await ParticipantOf(invitation.Inviter)
            : null;
        var acceptor = (await ParticipantOf(command.Context.Actor)).Facts.Tenants.GetValueOrDefault(Id);
        acceptor = acceptor?.Uid == Facts?.Policy.Uid ? acceptor : null;
        return await Decide(
            command.Context,
            stamp => AcceptanceRules.Accept(
                Facts,
                new InvitationClaim(
                    copy.Id,
                    copy.Uid,
                    copy.Generation,
                    command.Email,
                    ScopesOf(inviter, stamp.At),
                    acceptor?.Own ?? []),
                _catalogue,
                stamp),
            next => new AcceptedInvitation(Id, next.DisplayName, role!.Value),
            acceptor);
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

    private ScopeSet ScopesOf(Participant? inviter, DateTimeOffset at) =>
        inviter is not null && CompiledPolicy is { } policy
            ? inviter.PathIn(policy, at).TenantWideScopes
            : ScopeSet.Empty;

    // A side that invites: the tenant's own people by a scope, a partner's by administering it.
    private Outcome<TenantChange> ActOn(
        PartnerId? partner,
        string scope,
        Participant actor,
        CommandStamp stamp,
        Func<ScopeSet, Outcome<TenantChange>> rule) =>
        partner is { } side
            ? ActForPartner(actor, stamp, side, rule)
            : Act(actor, stamp, [new ScopeDemand(scope)], rule);
}
