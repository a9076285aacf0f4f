using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;

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

        var change = Given(facts, link, user, member.Membership, period);
        return Outcome<TenantChange>.Done(change);
    }

    /// <summary>
    /// EN.7, EN.20: takes one person's access away. Refused in this order: no live link, not a member, auto-add on
    /// (EN.11), nothing to take away, nobody else would have access (EN.10).
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="user">The person.</param>
    /// <param name="membership">The person's live membership; null: not a member.</param>
    /// <param name="hasAccess">Whether the person has access by assignment or by having kept it after auto-add.</param>
    /// <param name="othersHaveAccess">Whether anybody else of the partner would still have access (C10).</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<TenantChange> Unassign(
        TenantFacts? facts,
        PartnerId partner,
        UserId user,
        MembershipId? membership,
        bool hasAccess,
        bool othersHaveAccess,
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

        if (membership is not { } life)
        {
            return NotAMember();
        }

        if (link.AutoAdd)
        {
            return AutoAddActive();
        }

        if (!hasAccess)
        {
            return TenantSteps.Refused(RefusalCodes.NotAssigned, "the person has no access of their own");
        }

        if (!othersHaveAccess)
        {
            return TenantSteps.Refused(RefusalCodes.LastUser, "nobody else has access to the tenant");
        }

        var others = facts.Policy.Links.Any(l => l.Id != link.Id && l.IsLive(at));
        var next = others || !facts.Assignees.Contains(user)
            ? facts
            : facts with { Assignees = facts.Assignees.Remove(user) };
        return next.Becomes(
            new AccessUnassigned(user, new PartnerRoute(partner, link.Id, life), ExclusionIn(link)));
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
    public static Outcome<TenantChange> SetAutoAdd(
        TenantFacts? facts, PartnerId partner, bool on, long lastMemberSequence, DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
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
            ? link with { AutoAdd = true, AssignmentEpoch = link.AssignmentEpoch + 1, RetainedThrough = 0 }
            : link with { AutoAdd = false, RetainedThrough = lastMemberSequence };
        return facts
            .WithPolicy(facts.Policy with { Links = facts.Policy.Links.Replace(link, next) })
            .ForgetAssignees(link, at)
            .Becomes(new AutoAddSet(next));
    }

    /// <summary>
    /// C10: when a link begins, nobody is assigned and auto-add is off; so unless the person who begins it has
    /// implicit access, as others like them have, they are assigned. Null: there is no need.
    /// </summary>
    internal static TenantChange? AssignFirst(
        TenantFacts facts, LinkFacts link, PartnerUser? beginner, CommandStamp stamp) =>
        beginner is { HasImplicitAccess: false }
            ? Given(facts, link, stamp.Actor, beginner.Membership, default)
            : null;

    private static TenantChange Given(
        TenantFacts facts, LinkFacts link, UserId user, MembershipId membership, AccessPeriod period)
    {
        var assigned = new AccessAssigned(
            user,
            new PartnerRoute(link.Partner, link.Id, membership),
            new AssignmentFacts(link.AssignmentEpoch, period.NotBefore, period.ExpiresAt),
            ExclusionIn(link));
        var next = facts.Assignees.Contains(user)
            ? facts
            : facts with { Assignees = facts.Assignees.Add(user) };
        return new TenantChange(next, [assigned]);
    }

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
