using System.Collections.Immutable;
using CsCheck;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Groups;

/// <summary>
/// Groups that are made, moved, deleted and made again at random; each time "in or below" is compared with a walk up
/// the parents, written down here a second time.
/// </summary>
public sealed class GroupTreeTests
{
    private const int Ids = 9;

    private static readonly TenantId Acme = TenantId.Parse("acme");
    private static readonly TenantUid Uid = new(new Guid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly Gen<List<(int Command, int Group, int Parent)>> Commands =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, Ids - 1], Gen.Int[-1, Ids - 1]).List[0, 60];

    [Fact]
    public void E2_2_spans_say_what_a_walk_up_the_parents_says_and_dead_lives_lie_nowhere() =>
        Commands.Sample(commands =>
        {
            var (groups, dead) = Run(commands);
            var tree = GroupTree.Compile(groups);
            return tree.Count == groups.Count
                && groups.Values.All(a => groups.Values.All(b => tree.IsWithin(Life(a), Life(b)) == IsAbove(groups, a, b)))
                && groups.Values.All(g => tree.Depth(g.Id) == Walk(groups, g).Count())
                && groups.Values.All(g => tree.Height(g.Id) == HeightOf(groups, g))
                && groups.Values.All(g => tree.HasChildren(g.Id) == groups.Values.Any(c => c.Parent == g.Id))
                && dead.All(d => !tree.Contains(d) && groups.Values.All(g => !tree.IsWithin(d, Life(g)) && !tree.IsWithin(Life(g), d)));
        });

    [Fact]
    public void E2_2_E2_14_a_role_held_for_groups_reaches_what_lies_below_any_of_them_and_nothing_else() =>
        Gen.Select(Commands, Gen.Int[0, Ids - 1].List[1, 4]).Sample((commands, held) =>
        {
            var (groups, _) = Run(commands);
            var mine = held.Select(h => groups.GetValueOrDefault(Id(h))).OfType<GroupFacts>().ToArray();
            var policy = TenantPolicy.Compile(
                new TenantPolicyFacts(Acme, Uid, TenantState.Active, 1) { Groups = groups }, ScopeCatalogue.BuiltIn);
            var person = Holder([.. mine.Select(Life)]);
            return groups.Values.All(place =>
            {
                var expected = mine.Any(m => IsAbove(groups, place, m));
                return expected == May(person, policy, "device", "d", new Placement(true, Life(place)))
                    && expected == May(person, policy, "group", place.Id.Value, default);
            }) && !May(person, policy, "device", "d", new Placement(true, null));
        });

    private static bool May(PersonFacts person, TenantPolicy policy, string type, string id, Placement placement) =>
        AccessEvaluator.Evaluate(
            person, policy, _ => null, ScopeCatalogue.BuiltIn, new AccessRequest(Acme, "REBOOT", type, id), placement, Now)
            .IsAllowed;

    private static PersonFacts Holder(ImmutableArray<GroupRef> groups) =>
        new(UserId.Parse("eve"), 1)
        {
            Tenants = ImmutableDictionary<TenantId, TenantStanding>.Empty.Add(
                Acme, new TenantStanding(Uid) { Own = [new RoleGrant(BuiltinRoles.GroupAdmin, 0, groups, null, null)] }),
        };

    // Refused commands change nothing; which ones are refused other tests say.
    private static (ImmutableDictionary<GroupId, GroupFacts> Groups, List<GroupRef> Dead) Run(
        List<(int Command, int Group, int Parent)> commands)
    {
        var groups = ImmutableDictionary<GroupId, GroupFacts>.Empty;
        var dead = new List<GroupRef>();
        var incarnation = 0;
        foreach (var (command, group, above) in commands)
        {
            GroupId? parent = above < 0 ? null : Id(above);
            var before = groups.GetValueOrDefault(Id(group));
            var done = command switch
            {
                0 or 1 => GroupRules.Create(groups, Id(group), "G", parent, ++incarnation),
                2 => GroupRules.Move(groups, Id(group), parent),
                _ => GroupRules.Delete(groups, Id(group), false),
            };
            if (command == 3 && !done.IsRefused)
            {
                dead.Add(Life(before!));
            }

            groups = done.Value?.Groups ?? groups;
        }

        return (groups, dead);
    }

    private static bool IsAbove(ImmutableDictionary<GroupId, GroupFacts> groups, GroupFacts group, GroupFacts ancestor) =>
        Walk(groups, group).Contains(ancestor);

    private static IEnumerable<GroupFacts> Walk(ImmutableDictionary<GroupId, GroupFacts> groups, GroupFacts group)
    {
        for (var step = group; step is not null; step = step.Parent is { } parent ? groups[parent] : null)
        {
            yield return step;
        }
    }

    private static int HeightOf(ImmutableDictionary<GroupId, GroupFacts> groups, GroupFacts group) =>
        1 + groups.Values.Where(g => g.Parent == group.Id).Select(g => HeightOf(groups, g)).DefaultIfEmpty(0).Max();

    private static GroupRef Life(GroupFacts group) => new(group.Id, group.Incarnation);

    private static GroupId Id(int number) => GroupId.Parse("g" + number);
}
