using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Partners;

/// <summary>Who works for a partner (E1.28, ID.7, ID.22, EN.19, C11, C13, C13'').</summary>
public static class PartnerMemberRules
{
    /// <summary>
    /// E1.28: makes somebody a member. Whoever was one before begins another life: nothing of the old one comes back.
    /// </summary>
    /// <param name="facts">The partner.</param>
    /// <param name="user">The person.</param>
    /// <param name="draft">What they are to be; without a role a technician (ID.9).</param>
    /// <param name="current">The membership that the person has, begun or not; null: none, or it has run out.</param>
    /// <param name="membership">A new id for the membership.</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<PartnerChange> Add(
        PartnerFacts? facts,
        UserId user,
        MemberDraft draft,
        MembershipFacts? current,
        MembershipId membership,
        DateTimeOffset at)
    {
        if (facts is null)
        {
            return PartnerSteps.Unknown();
        }

        if (facts.IsMember(user) && current is not null)
        {
            return PartnerSteps.Refused(RefusalCodes.MemberExists, "the person is a member");
        }

        if (TextRules.CheckPeriod(draft.NotBefore, draft.ExpiresAt, at) is { } refusal)
        {
            return Outcome<PartnerChange>.Refused(refusal);
        }

        return Begin(facts, user, draft, membership, at) is { } begun
            ? begun
            : PartnerSteps.Refused(
                RefusalCodes.LimitReached,
                $"a partner has at most {Limits.MembersPerPartnerMax} members,"
                + $" {Limits.AdminsMax} of them administrators");
    }

    /// <summary>
    /// Promotes, demotes, or sets beginning and end. A membership that has run out is over: changing it begins another
    /// one.
    /// </summary>
    /// <param name="facts">The partner.</param>
    /// <param name="user">The person.</param>
    /// <param name="draft">What changes.</param>
    /// <param name="current">The membership that the person has, begun or not; null: none, or it has run out.</param>
    /// <param name="membership">A new id, used if another membership begins.</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<PartnerChange> Change(
        PartnerFacts? facts,
        UserId user,
        MemberDraft draft,
        MembershipFacts? current,
        MembershipId membership,
        DateTimeOffset at)
    {
        if (facts is null)
        {
            return PartnerSteps.Unknown();
        }

        if (!facts.IsMember(user))
        {
            return NoMember();
        }

        if (current is null)
        {
            return Add(facts, user, draft, null, membership, at);
        }

        var after = current with
        {
            Role = draft.Role ?? current.Role,
            NotBefore = draft.SetsBeginning ? Ahead(draft.NotBefore, at) : current.NotBefore,
            ExpiresAt = draft.SetsExpiry ? draft.ExpiresAt : current.ExpiresAt,
        };
        if (TextRules.CheckPeriod(after.NotBefore, after.ExpiresAt, at) is { } refusal)
        {
            return Outcome<PartnerChange>.Refused(refusal);
        }

        if (after == current)
        {
            return Outcome<PartnerChange>.Done(new PartnerChange(facts, []));
        }

        var next = facts.WithMember(user, after);
        if (next.Admins.Count > Limits.AdminsMax)
        {
            return PartnerSteps.Refused(
                RefusalCodes.LimitReached, $"a partner has at most {Limits.AdminsMax} administrators");
        }

        return next.CanBeAdministered()
            ? next.Becomes(new MemberChanged(user, current, after))
            : LastAdmin();
    }

    /// <summary>C11: ends a membership and all access through it, in one write of the person.</summary>
    public static Outcome<PartnerChange> Remove(PartnerFacts? facts, UserId user)
    {
        if (facts is null)
        {
            return PartnerSteps.Unknown();
        }

        if (facts.MembershipOf(user) is not { } membership)
        {
            return NoMember();
        }

        var next = facts.WithoutMember(user);
        return next.CanBeAdministered() ? next.Becomes(new MemberRemoved(user, membership)) : LastAdmin();
    }

    private static Outcome<PartnerChange>? Begin(
        PartnerFacts facts, UserId user, MemberDraft draft, MembershipId membership, DateTimeOffset at)
    {
        var sequence = facts.LastMemberSequence + 1;
        var begun = new MembershipFacts(
            membership, facts.Settings.Id, draft.Role ?? MemberRole.Technician, sequence, draft.ExpiresAt)
        {
            NotBefore = Ahead(draft.NotBefore, at),
        };
        var next = (facts with { LastMemberSequence = sequence }).WithMember(user, begun);
        return next.MemberCount() > Limits.MembersPerPartnerMax || next.Admins.Count > Limits.AdminsMax
            ? null
            : next.Becomes(new MemberAdded(user, begun));
    }

    // What has begun needs no beginning, and counts as lasting if it has no end either.
    private static DateTimeOffset? Ahead(DateTimeOffset? notBefore, DateTimeOffset at) =>
        notBefore > at ? notBefore : null;

    private static Outcome<PartnerChange> NoMember() =>
        PartnerSteps.Refused(RefusalCodes.MemberUnknown, "the person is not a member");

    private static Outcome<PartnerChange> LastAdmin() =>
        PartnerSteps.Refused(
            RefusalCodes.LastAdmin, "nobody else could administer the partner without an end");
}
