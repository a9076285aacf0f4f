using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>What group commands do to the tenant that owns the groups.</summary>
public static class TenantGroupRules
{
    /// <summary>Makes a group. Its life gets a number that no role or group of the tenant ever had.</summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="id">Its id; null: made from the name.</param>
    /// <param name="name">Display name.</param>
    /// <param name="parent">The group above; null: directly under the tenant.</param>
    public static Outcome<TenantChange> Create(TenantFacts? facts, GroupId? id, string? name, GroupId? parent)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        var incarnation = facts.LastIncarnation + 1;
        var made = GroupRules.Create(facts.Policy.Groups, id, name, parent, incarnation);
        return made.IsRefused
            ? Outcome<TenantChange>.Refused(made.Refusal)
            : Store(facts with { LastIncarnation = incarnation }, null, made.Value);
    }

    /// <summary>Renames a group, moves it, or both; either all of it is done or nothing.</summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="id">The group.</param>
    /// <param name="name">The new name; null: as it is.</param>
    /// <param name="move">Whether it moves to <paramref name="parent"/>.</param>
    /// <param name="parent">The group above; null: directly under the tenant.</param>
    public static Outcome<TenantChange> Update(
        TenantFacts? facts, GroupId id, string? name, bool move, GroupId? parent)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        var before = facts.Policy.Groups.GetValueOrDefault(id);
        var changed = GroupRules.Rename(facts.Policy.Groups, id, name);
        if (!changed.IsRefused && move)
        {
            changed = GroupRules.Move(changed.Value.Groups, id, parent);
        }

        if (changed.IsRefused)
        {
            return Outcome<TenantChange>.Refused(changed.Refusal);
        }

        return ReferenceEquals(changed.Value.Groups, facts.Policy.Groups)
            ? facts.Unchanged()
            : Store(facts, before, changed.Value);
    }

    /// <summary>Deletes a group in which nothing lies.</summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="id">The group.</param>
    /// <param name="holdsResources">
    /// Whether something lies directly in it, as the owners of the rows answered. What comes in after they answered
    /// names a life of the group that has ended, so it lies in no group: nobody is let in by a lost race.
    /// </param>
    public static Outcome<TenantChange> Delete(TenantFacts? facts, GroupId id, bool holdsResources)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        var gone = GroupRules.Delete(facts.Policy.Groups, id, holdsResources);
        return gone.IsRefused
            ? Outcome<TenantChange>.Refused(gone.Refusal)
            : facts
                .WithPolicy(facts.Policy with { Groups = gone.Value.Groups })
                .Becomes(new GroupChanged(id, gone.Value.Group, null));
    }

    private static Outcome<TenantChange> Store(TenantFacts facts, GroupFacts? before, GroupChange change) =>
        facts
            .WithPolicy(facts.Policy with { Groups = change.Groups })
            .Becomes(new GroupChanged(change.Group.Id, before, change.Group));
}
