using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>What link commands do to the tenant that owns the links.</summary>
public static class TenantLinkRules
{
    /// <summary>E1.14-17: the tenant asks a partner for a link.</summary>
    public static Outcome<TenantChange> RequestLink(
        TenantFacts? facts,
        LinkRequest request,
        LinkId id,
        LinkSettings settings,
        ScopeCatalogue catalogue,
        CommandStamp stamp) =>
        facts.IsActive()
            ? Apply(
                facts,
                LinkRules.Request(facts.Policy.Links, request, id, settings, catalogue, stamp),
                l => new LinkRequested(l))
            : TenantSteps.Unknown();

    /// <summary>
    /// E1.19, C10: the partner accepts; who accepts is assigned if nobody would have access otherwise.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="partner">The partner that answers.</param>
    /// <param name="accepter">The accepting person as a member of the partner.</param>
    /// <param name="stamp">Who and when.</param>
    public static Outcome<TenantChange> AcceptLink(
        TenantFacts? facts, PartnerId partner, PartnerUser? accepter, CommandStamp stamp)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        var accepted = Apply(
            facts, LinkRules.Accept(facts.Policy.Links, partner, stamp), l => new LinkAccepted(l));
        if (accepted.IsRefused)
        {
            return accepted;
        }

        var link = LinkRules.Find(accepted.Value.Next.Policy.Links, partner)!;
        var begun = accepted.Value.Next.ForgetAssignees(link, stamp.At);
        return TenantAccessRules.AssignFirst(begun, link, accepter, stamp) is { } first
            ? Outcome<TenantChange>.Done(
                new TenantChange(first.Next, accepted.Value.Events.AddRange(first.Events)))
            : Outcome<TenantChange>.Done(accepted.Value with { Next = begun });
    }

    /// <summary>E1.20, E1.23: the partner rejects.</summary>
    public static Outcome<TenantChange> RejectLink(
        TenantFacts? facts, PartnerId partner, string? reason, CommandStamp stamp) =>
        facts.IsActive()
            ? Apply(
                facts, LinkRules.Reject(facts.Policy.Links, partner, reason, stamp), l => new LinkRejected(l))
            : TenantSteps.Unknown();

    /// <summary>
    /// X.8: the tenant withdraws what waits or ends what is live, the newest if there are several; a partner ends its
    /// own live link, and answers a waiting one by rejecting it.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="byPartner">The partner that ends it; null: the tenant does.</param>
    /// <param name="stamp">Who and when.</param>
    public static Outcome<TenantChange> EndLink(TenantFacts? facts, PartnerId? byPartner, CommandStamp stamp)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        var links = facts.Policy.Links;
        var open = byPartner is { } partner ? LinkRules.Find(links, partner) : LinkRules.FindOpen(links, stamp.At);
        if (open is null)
        {
            return TenantSteps.Refused(RefusalCodes.NoLink, "there is no pending or live link to end");
        }

        if (byPartner is null && open.State == LinkState.Pending)
        {
            return Apply(facts, LinkRules.Withdraw(links, open.Partner, stamp.At), l => new LinkWithdrawn(l));
        }

        var side = byPartner is null ? LinkSide.Tenant : LinkSide.Partner;
        var ended = Apply(facts, LinkRules.End(links, open.Partner, side, stamp), l => new LinkEnded(l));
        return ended.IsRefused
            ? ended
            : Outcome<TenantChange>.Done(
                ended.Value with { Next = ended.Value.Next.ForgetAssignees(open, stamp.At) });
    }

    /// <summary>C3: the operator clears the rejections of the tenant.</summary>
    public static Outcome<TenantChange> ClearRejection(TenantFacts? facts) =>
        facts.IsActive()
            ? Apply(facts, LinkRules.ClearRejection(facts.Policy.Links), l => new RejectionCleared(l))
            : TenantSteps.Unknown();

    private static Outcome<TenantChange> Apply(
        TenantFacts facts, Outcome<LinkChange> outcome, Func<LinkFacts, TenantEvent> happened)
    {
        if (outcome.IsRefused)
        {
            return Outcome<TenantChange>.Refused(outcome.Refusal);
        }

        var next = facts.WithPolicy(facts.Policy with { Links = outcome.Value.Links }).ForgetLasting();
        ImmutableArray<TenantEvent> events = [.. outcome.Value.Touched.Select(happened)];
        return Outcome<TenantChange>.Done(new TenantChange(next, events));
    }
}
