using System.Collections.Immutable;
using CsCheck;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Groups;

public sealed class GroupRulesTests
{
    private static readonly ImmutableDictionary<GroupId, GroupFacts> None =
        ImmutableDictionary<GroupId, GroupFacts>.Empty;

    [Fact]
    public void A_group_without_an_id_gets_one_from_its_name() =>
        Assert.Equal("depot-east-2", GroupRules.Create(None, null, "Depot East (2)", null, 1).Value!.Group.Id.Value);

    [Theory]
    [InlineData("!!!")]
    [InlineData(" ")]
    [InlineData(null)]
    public void A_name_from_which_no_id_can_be_made_is_refused(string? name) =>
        Assert.Equal(RefusalCodes.InvalidValue, GroupRules.Create(None, null, name, null, 1).Refusal?.Code);

    [Fact]
    public void Numeric_looking_ids_stay_apart()
    {
        var groups = Created(Created(None, "20235", null), "020235", null);
        Assert.Equal(2, groups.Count);
        Assert.Equal(RefusalCodes.GroupExists, GroupRules.Create(groups, Id("20235"), "x", null, 9).Refusal?.Code);
    }

    [Fact]
    public void A_group_moves_beside_others_and_never_into_itself_or_below()
    {
        var groups = Created(Created(Created(None, "a", null), "b", "a"), "c", "b");

        Assert.Equal(RefusalCodes.GroupCycle, GroupRules.Move(groups, Id("a"), Id("a")).Refusal?.Code);
        Assert.Equal(RefusalCodes.GroupCycle, GroupRules.Move(groups, Id("a"), Id("c")).Refusal?.Code);
        Assert.Equal(RefusalCodes.GroupUnknown, GroupRules.Move(groups, Id("a"), Id("x")).Refusal?.Code);
        Assert.Equal(Id("a"), GroupRules.Move(groups, Id("c"), Id("a")).Value!.Group.Parent);
        Assert.Same(groups, GroupRules.Move(groups, Id("c"), Id("b")).Value!.Groups);
    }

    [Fact]
    public void Level_32_can_be_reached_and_33_cannot_by_creation_or_move()
    {
        var groups = None;
        for (var level = 1; level <= Limits.GroupDepthMax; level++)
        {
            groups = Created(groups, "g" + level, level == 1 ? null : "g" + (level - 1));
        }

        groups = Created(groups, "other", null);
        var deepest = Id("g" + Limits.GroupDepthMax);
        Assert.Equal(RefusalCodes.GroupTooDeep, GroupRules.Create(groups, Id("x"), "x", deepest, 99).Refusal?.Code);
        Assert.Equal(RefusalCodes.GroupTooDeep, GroupRules.Move(groups, Id("g1"), Id("other")).Refusal?.Code);
        Assert.False(GroupRules.Move(groups, Id("g2"), Id("other")).IsRefused);
    }

    [Fact]
    public void Only_an_empty_group_can_be_deleted()
    {
        var groups = Created(Created(None, "a", null), "b", "a");

        Assert.Equal(RefusalCodes.GroupNotEmpty, GroupRules.Delete(groups, Id("a"), false).Refusal?.Code);
        Assert.Equal(RefusalCodes.GroupNotEmpty, GroupRules.Delete(groups, Id("b"), true).Refusal?.Code);
        Assert.Equal(RefusalCodes.GroupUnknown, GroupRules.Delete(groups, Id("x"), false).Refusal?.Code);
        Assert.Equal("a", Assert.Single(GroupRules.Delete(groups, Id("b"), false).Value!.Groups).Key.Value);
    }

    [Fact]
    public void E2_2_whatever_is_moved_the_tree_has_no_cycle_and_agrees_with_a_walk_up_the_parents() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[-1, 11]).List[0, 60].Sample(moves =>
        {
            var groups = Enumerable.Range(0, 12).Aggregate(None, (all, i) => Created(all, "g" + i, null));
            foreach (var (group, parent) in moves)
            {
                groups = GroupRules.Move(groups, Id("g" + group), parent < 0 ? null : Id("g" + parent))
                    .Value?.Groups ?? groups;
            }

            var tree = GroupTree.Compile(groups);
            return groups.Values.All(a => groups.Values.All(
                b => tree.IsWithin(new(a.Id, a.Incarnation), new(b.Id, b.Incarnation)) == Above(groups, a).Contains(b.Id)));
        });

    private static HashSet<GroupId> Above(ImmutableDictionary<GroupId, GroupFacts> groups, GroupFacts group)
    {
        var above = new HashSet<GroupId> { group.Id };
        while (group.Parent is { } parent)
        {
            Assert.True(above.Add(parent), "the tree has a cycle");
            group = groups[parent];
        }

        return above;
    }

    private static ImmutableDictionary<GroupId, GroupFacts> Created(
        ImmutableDictionary<GroupId, GroupFacts> groups, string id, string? parent)
    {
        GroupId? above = parent is null ? null : Id(parent);
        return GroupRules.Create(groups, Id(id), id, above, groups.Count + 1).Value!.Groups;
    }

    private static GroupId Id(string text) => GroupId.Parse(text);
}
