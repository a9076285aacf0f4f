using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>The life of a tenant: creation, name, deletion (ID.4-6, ID.16-18, ID.25-27, C16).</summary>
public static class TenantRules
{
    private static readonly ImmutableArray<RoleGrant> FirstAdminGrants =
        [new RoleGrant(BuiltinRoles.EnterpriseAdmin, 0, null, null, null)];

    /// <summary>
    /// Creates a tenant. A deleted id begins another life: it has nothing of the old one but its counters, which go
    /// on, so that no snapshot or grant of the old life can be taken for one of the new (V15).
    /// </summary>
    /// <param name="facts">What is stored under the id; null: nothing ever was.</param>
    /// <param name="birth">The tenant that is to be.</param>
    /// <param name="uid">A new id for this life.</param>
    /// <param name="link">A new id for the link to the owner; used only if there is one.</param>
    /// <param name="stamp">Who and when.</param>
    /// <param name="floor">Where the counters go on if nothing is stored; no earlier life counted further.</param>
    public static Outcome<TenantChange> Create(
        TenantFacts? facts, TenantBirth birth, TenantUid uid, LinkId link, CommandStamp stamp, long floor = 0)
    {
        if (facts is not null && facts.Policy.Id != birth.Id)
        {
            throw Invariant.Broken("a tenant was created over the facts of another one");
        }

        if (facts.IsActive())
        {
            return TenantSteps.Refused(RefusalCodes.TenantExists, $"the tenant `{birth.Id}` exists");
        }

        if (TextRules.CheckName(birth.DisplayName, "`displayName`") is { } refusal)
        {
            return Outcome<TenantChange>.Refused(refusal);
        }

        if (birth.Admin is null && birth.Owner is null)
        {
            return TenantSteps.Refused(RefusalCodes.InvalidValue, "a tenant needs a first administrator");
        }

        var born = birth.Owner is { } owner ? LinkRules.Born(owner, link, stamp) : null;
        var policy = new TenantPolicyFacts(
            birth.Id, uid, TenantState.Active, (facts?.Policy.Version ?? floor) + 1)
        {
            Owner = birth.Owner,
            Links = born is null ? [] : [born],
        };
        var next = new TenantFacts(policy, birth.DisplayName, stamp.Actor, stamp.At)
        {
            LastIncarnation = facts?.LastIncarnation ?? floor,
            StaffingVersion = facts?.StaffingVersion ?? floor,
        };
        return Populate(next, birth, born, uid, stamp);
    }

    /// <summary>Changes the display name; decisions do not depend on it.</summary>
    public static Outcome<TenantChange> Rename(TenantFacts? facts, string displayName)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (TextRules.CheckName(displayName, "`displayName`") is { } refusal)
        {
            return Outcome<TenantChange>.Refused(refusal);
        }

        return displayName == facts.DisplayName
            ? facts.Unchanged()
            : (facts with { DisplayName = displayName })
                .Becomes(new TenantRenamed(facts.DisplayName, displayName));
    }

    /// <summary>
    /// ID.25-27, C16: the operator deletes any tenant, a partner one that it created and is still linked to: a partner
    /// whose link was ended has no power over the tenant any more.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="byPartner">The partner that wants it gone; null: the operator.</param>
    /// <param name="at">When.</param>
    public static Outcome<TenantChange> Delete(TenantFacts? facts, PartnerId? byPartner, DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (byPartner is { } partner && !IsOwnedBy(facts, partner, at))
        {
            return TenantSteps.Refused(RefusalCodes.NotOwned, "the partner did not create this tenant");
        }

        // Nothing is carried over but what keeps the next life apart from this one.
        var gone = new TenantPolicyFacts(
            facts.Policy.Id, facts.Policy.Uid, TenantState.Deleted, facts.Policy.Version + 1);
        var next = new TenantFacts(gone, string.Empty, facts.CreatedBy, facts.CreatedAt)
        {
            LastIncarnation = facts.LastIncarnation,
            StaffingVersion = facts.StaffingVersion,
        };
        return next.Becomes(new TenantDeleted(facts));
    }

    private static bool IsOwnedBy(TenantFacts facts, PartnerId partner, DateTimeOffset at) =>
        facts.Policy.Owner == partner
        && LinkRules.Find(facts.Policy.Links, partner) is { } link
        && link.IsLive(at);

    private static Outcome<TenantChange> Populate(
        TenantFacts next, TenantBirth birth, LinkFacts? born, TenantUid uid, CommandStamp stamp)
    {
        var events = ImmutableArray.CreateBuilder<TenantEvent>(3);
        events.Add(new TenantCreated(uid, born));
        if (birth.Admin is { } admin)
        {
            next = next with { Admins = next.Admins.Add(admin) };
            events.Add(new UserRolesSet(admin, FirstAdminGrants, null));
        }

        if (born is not null && TenantAccessRules.AssignFirst(next, born, birth.Creator, stamp) is { } first)
        {
            next = first.Next;
            events.AddRange(first.Events);
        }

        return Outcome<TenantChange>.Done(new TenantChange(next, events.DrainToImmutable()));
    }
}
