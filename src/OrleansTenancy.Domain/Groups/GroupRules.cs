using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Groups;

/// <summary>
/// Changes of a tenant's group tree: it never has a cycle, a group without its parent, or a level too many.
/// </summary>
public static class GroupRules
{
    /// <summary>Creates a group; without an id one is made from the name.</summary>
    /// <param name="groups">The groups there are.</param>
    /// <param name="id">The id; null: made from the name.</param>
    /// <param name="name">Display name.</param>
    /// <param name="parent">The group above; null: directly under the tenant.</param>
    /// <param name="incarnation">A number that no group of this tenant has had (V15).</param>
    public static Outcome<GroupChange> Create(
        ImmutableDictionary<GroupId, GroupFacts> groups, GroupId? id, string? name, GroupId? parent, long incarnation)
    {
        if (TextRules.CheckName(name, "`name`") is { } bad)
        {
            return Outcome<GroupChange>.Refused(bad);
        }

        if (id is null && !GroupId.TryParse(Slug.FromName(name!), out _))
        {
            return Refused(RefusalCodes.InvalidValue, "no id can be made from `name`; give a `groupId`");
        }

        var group = new GroupFacts(id ?? GroupId.Parse(Slug.FromName(name!)!), name!, parent, incarnation);
        if (groups.ContainsKey(group.Id))
        {
            return Refused(RefusalCodes.GroupExists, $"there is a group `{group.Id}`");
        }

        if (groups.Count >= Limits.GroupsPerTenantMax)
        {
            return Refused(RefusalCodes.LimitReached, $"a tenant has at most {Limits.GroupsPerTenantMax} groups");
        }

        return CheckPlace(GroupTree.Compile(groups), parent, 1) is { } misplaced
            ? Outcome<GroupChange>.Refused(misplaced)
            : Put(groups, group);
    }

    /// <summary>Renames a group; a name of null leaves it.</summary>
    public static Outcome<GroupChange> Rename(
        ImmutableDictionary<GroupId, GroupFacts> groups, GroupId id, string? name)
    {
        if (!groups.TryGetValue(id, out var group))
        {
            return Unknown(id);
        }

        if (name is null || name == group.Name)
        {
            return Outcome<GroupChange>.Done(new GroupChange(groups, group));
        }

        return TextRules.CheckName(name, "`name`") is { } bad
            ? Outcome<GroupChange>.Refused(bad)
            : Put(groups, group with { Name = name });
    }

    /// <summary>
    /// Moves a group with everything below it; its life goes on, so what is granted in it moves along.
    /// </summary>
    public static Outcome<GroupChange> Move(
        ImmutableDictionary<GroupId, GroupFacts> groups, GroupId id, GroupId? parent)
    {
        if (!groups.TryGetValue(id, out var group))
        {
            return Unknown(id);
        }

        if (group.Parent == parent)
        {
            return Outcome<GroupChange>.Done(new GroupChange(groups, group));
        }

        var tree = GroupTree.Compile(groups);
        if (parent is { } above
            && groups.TryGetValue(above, out var target)
            && tree.IsWithin(new(above, target.Incarnation), new(id, group.Incarnation)))
        {
            return Refused(RefusalCodes.GroupCycle, $"`{above}` is `{id}` or lies below it");
        }

        return CheckPlace(tree, parent, tree.Height(id)) is { } misplaced
            ? Outcome<GroupChange>.Refused(misplaced)
            : Put(groups, group with { Parent = parent });
    }

    /// <summary>Deletes a group in which nothing lies.</summary>
    /// <param name="groups">The groups there are.</param>
    /// <param name="id">The group.</param>
    /// <param name="holdsResources">
    /// Whether a device or other resource lies directly in it, as their owners answered.
    /// </param>
    public static Outcome<GroupChange> Delete(
        ImmutableDictionary<GroupId, GroupFacts> groups, GroupId id, bool holdsResources)
    {
        if (!groups.TryGetValue(id, out var group))
        {
            return Unknown(id);
        }

        return holdsResources || groups.Values.Any(g => g.Parent == id)
            ? Refused(RefusalCodes.GroupNotEmpty, $"there are groups or resources in `{id}`")
            : Outcome<GroupChange>.Done(new GroupChange(groups.Remove(id), group));
    }

    private static Refusal? CheckPlace(GroupTree tree, GroupId? parent, int levels)
    {
        if (parent is not { } above)
        {
            return null;
        }

        if (!tree.TryFind(above, out _))
        {
            return new Refusal(RefusalCodes.GroupUnknown, $"there is no group `{above}`");
        }

        return tree.Depth(above) + levels > Limits.GroupDepthMax
            ? new Refusal(RefusalCodes.GroupTooDeep, $"groups lie at most {Limits.GroupDepthMax} levels deep")
            : null;
    }

    private static Outcome<GroupChange> Put(ImmutableDictionary<GroupId, GroupFacts> groups, GroupFacts group) =>
        Outcome<GroupChange>.Done(new GroupChange(groups.SetItem(group.Id, group), group));

    private static Outcome<GroupChange> Unknown(GroupId id) =>
        Refused(RefusalCodes.GroupUnknown, $"there is no group `{id}`");

    private static Outcome<GroupChange> Refused(string code, string detail) =>
        Outcome<GroupChange>.Refused(code, detail);
}
