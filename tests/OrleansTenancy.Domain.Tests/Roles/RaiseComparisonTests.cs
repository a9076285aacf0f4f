using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Domain.Tests.Access;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Roles;

/// <summary>
/// X.2 against the decision itself: for facts and commands at random, whatever a person may do after a command of their
/// own that was not refused they could do without it, at that and at every later instant. X.1 is left open.
/// </summary>
public sealed class RaiseComparisonTests
{
    private const int Worlds = 6_000;

    private static readonly ScopeCatalogue Scopes = ScopeCatalogue.BuiltIn;
    private static readonly UserId Eve = UserId.Parse("eve");
    private static readonly string[] Asked =
    [
        "create:device_command:REBOOT", "create:group_command:REBOOT", "read:group", "read:blueprint", "delete:user",
        "create:role", "read:alert",
    ];

    [Fact]
    public void X_2_X_5_no_command_of_a_person_raises_them_now_or_later()
    {
        var (done, refused) = (new HashSet<int>(), new HashSet<int>());
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = new RandomWorld(seed, Asked);
            var random = new Random(seed);
            var kind = random.Next(6);
            var facts = new TenantFacts(
                world.Tenant with { State = TenantState.Active }, "Acme", UserId.Parse("ada"), RandomWorld.Now)
            {
                Admins = [Eve, UserId.Parse("ada")],
            };
            var policy = TenantPolicy.Compile(facts.Policy, Scopes);
            var actor = new Participant(world.Person, [.. world.Partners.Values]);
            var stamp = new CommandStamp(Eve, RandomWorld.Now);
            var outcome = ActorRules.Act(
                facts, policy, actor, [], stamp, _ => Command(kind, random, facts, policy, actor, stamp));
            (outcome.IsRefused ? refused : done).Add(outcome.Refusal?.Code is null or RefusalCodes.ScopeEscalation ? kind : -1);
            if (outcome.Value is { } change)
            {
                DemandNoGain(seed, actor, policy, change);
            }
        }

        // None of the kinds is always or never refused by X.2.
        Assert.Subset(done, Enumerable.Range(0, 6).ToHashSet());
        Assert.Subset(refused, Enumerable.Range(0, 6).ToHashSet());
    }

    private static Outcome<TenantChange> Command(
        int kind, Random random, TenantFacts facts, TenantPolicy policy, Participant actor, CommandStamp stamp)
    {
        var path = actor.PathIn(policy, stamp.At);
        var via = path is { Partner: { } partner, Link: { } link, Membership: { } membership }
            ? new PartnerRoute(partner, link, membership)
            : null;
        var role = RoleId.Parse(random.Next(3) switch { 0 => "r0", 1 => "r1", _ => "partner" });
        var group = GroupId.Parse("g" + random.Next(6));
        return kind switch
        {
            0 or 1 => TenantUserRules.SetUserRoles(
                facts, new UserRolesDraft(Eve, Wanted(random, stamp.At), kind == 0 ? null : via, Scopes.All, actor), Scopes, stamp),
            2 or 3 => RoleRules.Update(
                facts, role, new RoleDraft("R", [.. Asked.Where(_ => random.Next(2) == 0)], null, true, Scopes.All), null, Scopes),
            4 => TenantGroupRules.Update(facts, group, null, true, GroupId.Parse("g" + random.Next(6))),
            _ => random.Next(2) == 0
                ? RoleRules.Delete(facts, RoleId.Parse("r" + random.Next(2)), null, false)
                : TenantGroupRules.Delete(facts, group, false),
        };
    }

    private static ImmutableArray<WantedGrant> Wanted(Random random, DateTimeOffset at)
    {
        string[] roles = ["enterprise-admin", "enterprise-viewer", "group-admin", "group-viewer", "r0", "r1", "partner"];
        return
        [
            .. Enumerable.Range(0, random.Next(3)).Select(_ => new WantedGrant(
                RoleId.Parse(roles[random.Next(roles.Length)]),
                random.Next(2) == 0 ? null : [GroupId.Parse("g" + random.Next(6))],
                random.Next(4) == 0 ? at.AddTicks(random.Next(1, 3)) : null,
                random.Next(4) == 0 ? at.AddTicks(3) : null)),
        ];
    }

    private static void DemandNoGain(int seed, Participant actor, TenantPolicy policy, TenantChange change)
    {
        var after = TenantPolicy.Compile(change.Next.Policy, Scopes);
        var becomes = change.Events.OfType<UserRolesSet>().Aggregate(
            actor.Facts, (f, e) => PersonRules.SetRoles(f, policy.Facts.Id, policy.Facts.Uid, e));
        for (var tick = 0; tick < 5; tick++)
        {
            var at = RandomWorld.Now.AddTicks(tick);
            var (was, now) = (actor.PathIn(policy, at), (actor with { Facts = becomes }).PathIn(after, at));
            foreach (var (scope, type, id) in Questions(policy.Facts.Id, Asked))
            {
                var request = new AccessRequest(policy.Facts.Id, scope, type, id);
                Assert.False(
                    AccessEvaluator.Evaluate(now, after, Scopes, request, default).IsAllowed
                        && !AccessEvaluator.Evaluate(was, policy, Scopes, request, default).IsAllowed,
                    $"seed {seed}: {scope} on {type} {id} after {tick} ticks");
            }
        }
    }

    private static IEnumerable<(string Scope, string Type, string Id)> Questions(TenantId tenant, string[] scopes) =>
        scopes.SelectMany(s => Enumerable.Range(0, 6).Select(g => (s, "group", "g" + g)).Append((s, "tenant", tenant.Value)));
}
