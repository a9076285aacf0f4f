using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Staffing;

/// <summary>
/// EN.10, C10, C11, C13: at least one user keeps access to every linked tenant, however removals, demotions and
/// expiries race. Each rule answers what the index becomes, or refuses and leaves it as it is.
/// </summary>
public static class StaffingRules
{
    /// <summary>Who may enter a tenant changes. Refused: nobody would have lasting access any more.</summary>
    /// <param name="facts">The index.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cover">Who has access from now on.</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<StaffingFacts> Cover(
        StaffingFacts facts, TenantId tenant, TenantCover cover, DateTimeOffset at)
    {
        // A link that begins is not yet held by anybody, and whoever begins it may be a member with an end.
        var begins = !facts.Covers.TryGetValue(tenant, out var before) || before.Link != cover.Link;
        var next = Covered(facts, tenant, cover);
        var refused = facts.Individual && cover.IsNeeded(at) && (begins
            ? !cover.AutoAdd && cover.Assigned.IsEmpty
            : IsCovered(facts, before!, null) && !IsCovered(next, cover, null));
        return refused ? LastUser() : Outcome<StaffingFacts>.Done(next);
    }

    /// <summary>C11: a lasting member goes, or gets an end. Refused: a tenant would be left with nobody.</summary>
    /// <param name="facts">The index.</param>
    /// <param name="user">The member.</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<StaffingFacts> Leave(StaffingFacts facts, UserId user, DateTimeOffset at)
    {
        if (!facts.Roster.TryGetValue(user, out var member))
        {
            return Outcome<StaffingFacts>.Done(facts);
        }

        if (facts.Individual)
        {
            foreach (var cover in facts.Covers.Values)
            {
                if (cover.IsNeeded(at) && cover.IsHeldBy(user, member) && !IsCovered(facts, cover, user))
                {
                    return LastUser();
                }
            }
        }

        return Outcome<StaffingFacts>.Done(facts with { Roster = facts.Roster.Remove(user) });
    }

    /// <summary>Somebody is a lasting member from now on.</summary>
    public static StaffingFacts Join(StaffingFacts facts, UserId user, RosterEntry member) =>
        facts.Roster.TryGetValue(user, out var held) && held == member
            ? facts
            : facts with { Roster = facts.Roster.SetItem(user, member) };

    /// <summary>
    /// Members need access of their own from now on, or no longer. Refused: a tenant has nobody of its own.
    /// </summary>
    /// <param name="facts">The index.</param>
    /// <param name="individual">Whether they need it.</param>
    /// <param name="at">The instant of the decision.</param>
    public static Outcome<StaffingFacts> SetIndividual(StaffingFacts facts, bool individual, DateTimeOffset at)
    {
        if (facts.Individual == individual)
        {
            return Outcome<StaffingFacts>.Done(facts);
        }

        return individual && facts.Covers.Values.Any(c => c.IsNeeded(at) && !IsCovered(facts, c, null))
            ? LastUser()
            : Outcome<StaffingFacts>.Done(facts with { Individual = individual });
    }

    /// <summary>What the owner says is so, without a decision: a tenant's cover; null: it is not linked.</summary>
    public static StaffingFacts Covered(StaffingFacts facts, TenantId tenant, TenantCover? cover) =>
        cover is null
            ? facts with { Covers = facts.Covers.Remove(tenant) }
            : facts with { Covers = facts.Covers.SetItem(tenant, cover) };

    private static bool IsCovered(StaffingFacts facts, TenantCover cover, UserId? without)
    {
        // Assigned people first: they are few, and one of them is usually there.
        foreach (var user in cover.Assigned.Keys)
        {
            if (user != without && facts.Roster.TryGetValue(user, out var member) && cover.IsHeldBy(user, member))
            {
                return true;
            }
        }

        return (cover.AutoAdd || cover.RetainedThrough > 0)
            && facts.Roster.Any(m => m.Key != without && cover.IsHeldBy(m.Key, m.Value));
    }

    private static Outcome<StaffingFacts> LastUser() =>
        Outcome<StaffingFacts>.Refused(
            RefusalCodes.LastUser, "a tenant would be left without anybody who has access without an end");
}
