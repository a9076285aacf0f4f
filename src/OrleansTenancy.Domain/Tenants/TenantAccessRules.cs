using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Staffing;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>Which partner users may enter a linked tenant (EN.1, EN.7, EN.10-20, ID.9-15, C10-C14).</summary>
public static class TenantAccessRules
{
    /// <summary>
    /// EN.1, ID.10: gives a member access. Refused in this order: no live link, not a member (ID.12), has it anyway
    /// (C14), auto-add gives it to all. Whoever kept access from auto-add has from now on what is assigned, no more.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="user">The person.</param>
    /// <param name="member">The person as a live member of the partner; null: not a member.</param>
    /// <param name="period">From when to when.</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<TenantChange> Assign(
        TenantFacts? facts,
        PartnerId partner,
        UserId user,
        PartnerUser? member,
        AccessPeriod period,
        DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (FindLive(facts, partner, at) is not { } link)
        {
            return NotLinked();
        }

        if (member is null)
        {
            return NotAMember();
        }

        if (member.HasImplicitAccess)
        {
            return TenantSteps.Refused(RefusalCodes.AlreadyImplicit, "an administrator has access to every tenant");
        }

        if (link.AutoAdd)
        {
            return AutoAddActive();
        }

        if (TextRules.CheckPeriod(period.NotBefore, period.ExpiresAt, at) is { } refusal)
        {
            return Outcome<TenantChange>.Refused(refusal);
        }

        if (facts.Assignees.Count >= Limits.AssigneesPerTenantMax && !facts.Assignees.Contains(user))
        {
            return TenantSteps.Refused(
                RefusalCodes.LimitReached, $"a tenant has at most {Limits.AssigneesPerTenantMax} assigned people");
        }

        return Outcome<TenantChange>.Done(Given(facts, link, user, member.Membership, period, at));
    }

    /// <summary>
    /// EN.7, EN.20: takes one person's access away. Refused in this order: no live link, not a member, auto-add on
    /// (EN.11), nothing to take away. Whether nobody else would be left (EN.10) the partner's index says.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="user">The person.</param>
    /// <param name="membership">The person's live membership; null: not a member.</param>
    /// <param name="standing">What the person has through the current link; null: nothing of their own.</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<TenantChange> Unassign(
        TenantFacts? facts,
        PartnerId partner,
        UserId user,
        MembershipFacts? membership,
        LinkStanding? standing,
        DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (FindLive(facts, partner, at) is not { } link)
        {
            return NotLinked();
        }

        if (membership is null)
        {
            return NotAMember();
        }

        if (link.AutoAdd)
        {
            return AutoAddActive();
        }

        if (!HasOwn(link, membership, standing, at))
        {
            return TenantSteps.Refused(RefusalCodes.NotAssigned, "the person has no access of their own");
        }

        var others = facts.Policy.Links.Any(l => l.Id != link.Id && l.IsLive(at));
        var next = others || !facts.Assignees.Contains(user)
            ? facts
            : facts with { Assignees = facts.Assignees.Remove(user) };
        return WithLasting(next, link, LastingOf(facts, link).Without(user, link.RetainedThrough > 0))
            .Becomes(new AccessUnassigned(
                user, new PartnerRoute(partner, link.Id, membership.Id), ExclusionIn(link)));
    }

    /// <summary>
    /// EN.13-20, C13': ON drops all individual assignments and gives access to whoever is a member; OFF leaves it
    /// with those who are members now. Each is one write, whatever the number of members.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="on">EN.13.</param>
    /// <param name="lastMemberSequence">The sequence of the partner's newest member (EN.19).</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="expectedVersion">The policy version that the actor decided on; null: any.</param>
    public static Outcome<TenantChange> SetAutoAdd(
        TenantFacts? facts,
        PartnerId partner,
        bool on,
        long lastMemberSequence,
        DateTimeOffset at,
        long? expectedVersion = null)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (expectedVersion is { } version && version != facts.Policy.Version)
        {
            return TenantSteps.Refused(RefusalCodes.StaleVersion, "the access has changed since it was read");
        }

        if (FindLive(facts, partner, at) is not { } link)
        {
            return NotLinked();
        }

        if (link.AutoAdd == on)
        {
            return facts.Unchanged();
        }

        var next = on
            ? link with
            {
                AutoAdd = true,
                AssignmentEpoch = link.AssignmentEpoch + 1,
                RetainedThrough = 0,
                RetainedAt = null,
            }
            : link with { AutoAdd = false, RetainedThrough = lastMemberSequence, RetainedAt = at };
        return facts
            .WithPolicy(facts.Policy with { Links = facts.Policy.Links.Replace(link, next) })
            .ForgetAssignees(link, at)
            .WithoutLasting(link)
            .Becomes(new AutoAddSet(next));
    }

    /// <summary>
    /// C10: when a link begins, nobody is assigned and auto-add is off; so unless the person who begins it has
    /// implicit access, as others like them have, they are assigned. Null: there is no need.
    /// </summary>
    internal static TenantChange? AssignFirst(
        TenantFacts facts, LinkFacts link, PartnerUser? beginner, CommandStamp stamp) =>
        beginner is { HasImplicitAccess: false }
            ? Given(facts, link, stamp.Actor, beginner.Membership, default, stamp.At)
            : null;

    private static TenantChange Given(
        TenantFacts facts,
        LinkFacts link,
        UserId user,
        MembershipId membership,
        AccessPeriod period,
        DateTimeOffset at)
    {
        var lasts = period.ExpiresAt is null && !(period.NotBefore > at);
        var assigned = new AccessAssigned(
            user,
            new PartnerRoute(link.Partner, link.Id, membership),
            new AssignmentFacts(link.AssignmentEpoch, period.NotBefore, period.ExpiresAt),
            ExclusionIn(link));
        var next = facts.Assignees.Contains(user)
            ? facts
            : facts with { Assignees = facts.Assignees.Add(user) };
        var lasting = LastingOf(facts, link).With(user, membership, lasts, link.RetainedThrough > 0);
        return new TenantChange(WithLasting(next, link, lasting), [assigned]);
    }

    // What waits to begin is there to be taken away, too.
    private static bool HasOwn(
        LinkFacts link, MembershipFacts membership, LinkStanding? standing, DateTimeOffset at) =>
        (standing?.Assignment is { } assignment
            && assignment.Epoch == link.AssignmentEpoch
            && !(assignment.ExpiresAt <= at))
        || (link.IsRetainedBy(membership) && standing?.ExcludedInEpoch != link.AssignmentEpoch);

    private static LastingAccess LastingOf(TenantFacts facts, LinkFacts link) =>
        facts.Lasting.GetValueOrDefault(link.Id) ?? LastingAccess.None;

    private static TenantFacts WithLasting(TenantFacts facts, LinkFacts link, LastingAccess lasting) =>
        facts with { Lasting = facts.Lasting.SetItem(link.Id, lasting) };

    private static TenantFacts WithoutLasting(this TenantFacts facts, LinkFacts link) =>
        facts with { Lasting = facts.Lasting.Remove(link.Id) };

    // Only where somebody kept access is there something that a person has to be taken out of.
    private static long? ExclusionIn(LinkFacts link) => link.RetainedThrough > 0 ? link.AssignmentEpoch : null;

    private static LinkFacts? FindLive(TenantFacts facts, PartnerId partner, DateTimeOffset at) =>
        LinkRules.Find(facts.Policy.Links, partner) is { } link && link.IsLive(at) ? link : null;

    private static Outcome<TenantChange> NotLinked() =>
        TenantSteps.Refused(RefusalCodes.NotLinked, "the tenant has no live link to this partner");

    private static Outcome<TenantChange> NotAMember() =>
        TenantSteps.Refused(RefusalCodes.NotAMember, "the person is not a member of the partner");

    private static Outcome<TenantChange> AutoAddActive() =>
        TenantSteps.Refused(RefusalCodes.AutoAddActive, "auto-add gives access to all members; switch it off first");
}
