using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>Links, and which partner users may enter.</summary>
internal sealed partial class TenantGrain
{
    public Task<Reply<LinkView>> RequestLink(RequestLinkCommand command)
    {
        var request = new LinkRequest(
            command.Partner,
            command.AcceptTerms,
            command.TermsVersion,
            command.ExpiresAt,
            command.Scopes,
            command.NotBefore);
        return Decide(
            command.Context,
            stamp => TenantLinkRules.RequestLink(
                Facts, request, new LinkId(_ids.Next()), _options.Links, _catalogue, stamp),
            LinkTo(command.Partner));
    }

    public async Task<Reply<LinkView>> AcceptLink(AnswerLinkCommand command)
    {
        await _path.Settle();
        var accepter = await MemberOf(command.Partner, command.Context.Actor);
        return await Decide(
            command.Context,
            stamp => TenantLinkRules.AcceptLink(Facts, command.Partner, accepter, stamp),
            LinkTo(command.Partner));
    }

    public Task<Reply<LinkView>> RejectLink(AnswerLinkCommand command) =>
        Decide(
            command.Context,
            stamp => TenantLinkRules.RejectLink(Facts, command.Partner, command.Reason, stamp),
            LinkTo(command.Partner));

    public Task<Reply<LinkView>> EndLink(EndLinkCommand command) =>
        Decide(
            command.Context,
            stamp => TenantLinkRules.EndLink(Facts, command.ByPartner, stamp),
            next => ViewOf(next, command.ByPartner));

    public Task<Reply<LinkView>> ClearRejection(CommandContext context) =>
        Decide(context, _ => TenantLinkRules.ClearRejection(Facts), next => ViewOf(next, null));

    public async Task<Reply<Done>> Assign(AssignCommand command)
    {
        await _path.Settle();
        var member = await MemberOf(command.Partner, command.User);
        var before = await GrainFactory.GetGrain<IUserAccess>(command.User.GrainKey).InTenant(Id);
        return await Decide(
            command.Context,
            stamp => TenantAccessRules.Assign(
                Facts,
                command.Partner,
                command.User,
                member,
                new AccessPeriod(command.NotBefore, command.ExpiresAt),
                stamp.At),
            before.Standing);
    }

    public async Task<Reply<Done>> Unassign(UnassignCommand command)
    {
        await _path.Settle();
        var person = GrainFactory.GetGrain<IUserAccess>(command.User.GrainKey);
        var membership = (await person.Standing(command.Partner)).Membership;
        var standing = (await person.InTenant(Id)).Standing;
        return await Decide(
            command.Context,
            stamp => TenantAccessRules.Unassign(
                Facts, command.Partner, command.User, membership, ThroughLink(standing, command.Partner), stamp.At),
            standing);
    }

    public Task<Reply<Done>> SetAutoAdd(SetAutoAddCommand command) =>
        Decide(
            command.Context,
            stamp => TenantAccessRules.SetAutoAdd(
                Facts, command.Partner, command.On, command.LastMemberSequence, stamp.At, command.ExpectedVersion));

    private async Task LookAtLinks()
    {
        await Decide(
            new CommandContext(UserId.Platform), stamp => TenantExpiryRules.Announce(Facts, stamp.At));
        await _watch.Prepare(Facts);
        await _watch.Rest(Facts);
    }

    private Func<TenantFacts, LinkView> LinkTo(PartnerId partner) => next => ViewOf(next, partner);

    // The newest stands last.
    private LinkView ViewOf(TenantFacts facts, PartnerId? partner)
    {
        var links = facts.Policy.Links;
        var link = partner is { } wanted ? LinkRules.Find(links, wanted) : links.LastOrDefault();
        return TenantReplies.View(link, _time.GetUtcNow());
    }

    private LinkStanding? ThroughLink(TenantStanding? standing, PartnerId partner) =>
        Facts is { } facts && LinkRules.Find(facts.Policy.Links, partner) is { } link
            ? standing?.Links.FirstOrDefault(l => l.Link == link.Id)
            : null;
}
