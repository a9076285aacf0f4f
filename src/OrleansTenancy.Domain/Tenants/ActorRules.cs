using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>
/// The way of every command by which somebody changes what people may do in a tenant. All three are judged by facts of
/// the owner's turn, so that what was taken from the actor while the command waited counts (X.6): may they use the
/// command; what can they hand on (X.1); are they raised by it themselves (X.2).
/// </summary>
public static class ActorRules
{
    /// <summary>Decides a command that takes scopes in the tenant.</summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="policy">Its policy, compiled; null where there is no tenant.</param>
    /// <param name="actor">Who gives the command.</param>
    /// <param name="takes">What it takes.</param>
    /// <param name="stamp">Who and when.</param>
    /// <param name="rule">The rule of the command, given what the actor can hand on.</param>
    public static Outcome<TenantChange> Act(
        TenantFacts? facts,
        TenantPolicy? policy,
        Participant actor,
        ImmutableArray<ScopeDemand> takes,
        CommandStamp stamp,
        Func<ScopeSet, Outcome<TenantChange>> rule)
    {
        if (!facts.IsActive() || policy is null)
        {
            return TenantSteps.Unknown();
        }

        var path = actor.ActingIn(policy, stamp.At);
        foreach (var demand in takes)
        {
            if (Check(path, policy, demand) is { } refusal)
            {
                return Outcome<TenantChange>.Refused(refusal);
            }
        }

        return Judge(policy, actor, stamp.At, rule(path.TenantWideScopes));
    }

    /// <summary>Decides a command that takes the administration of a partner.</summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="policy">Its policy, compiled; null where there is no tenant.</param>
    /// <param name="actor">Who gives the command.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="stamp">Who and when.</param>
    /// <param name="rule">The rule of the command, given what the actor can hand on.</param>
    public static Outcome<TenantChange> ActForPartner(
        TenantFacts? facts,
        TenantPolicy? policy,
        Participant actor,
        PartnerId partner,
        CommandStamp stamp,
        Func<ScopeSet, Outcome<TenantChange>> rule)
    {
        if (!facts.IsActive() || policy is null)
        {
            return TenantSteps.Unknown();
        }

        return actor.Administers(partner, stamp.At)
            ? Judge(policy, actor, stamp.At, rule(actor.ActingIn(policy, stamp.At).TenantWideScopes))
            : TenantSteps.Refused(
                RefusalCodes.PartnerAdminRequired, "only administrators of the partner may do this");
    }

    private static Refusal? Check(AccessPath path, TenantPolicy policy, ScopeDemand demand)
    {
        var scope = policy.Catalogue.TryFind(demand.Scope, out var found)
            ? found
            : throw Invariant.Broken($"a command takes `{demand.Scope}`, which is no scope");
        var decision = demand.Group is { } group
            ? AccessEvaluator.Decide(path, policy, scope, "group", group.Value, Placement.Missing)
            : AccessEvaluator.Decide(path, policy, scope, "tenant", policy.Facts.Id.Value, Placement.Missing);
        var detail = $"this takes the scope `{demand.Scope}`";
        return decision.Code switch
        {
            DecisionCode.Allowed => null,
            DecisionCode.ScopeNotGranted => new Refusal(RefusalCodes.ScopeNotGranted, detail),
            DecisionCode.Ceiling => new Refusal(RefusalCodes.Ceiling, detail),
            DecisionCode.TenantInactive => new Refusal(
                RefusalCodes.TenantInactive, "the portal of this tenant is closed"),
            DecisionCode.ResourceUnknown or DecisionCode.OutsideGroups when demand.Group is { } unknown =>
                new Refusal(RefusalCodes.GroupUnknown, $"there is no group `{unknown}`"),
            DecisionCode.OutsideGroups => new Refusal(RefusalCodes.OutsideGroups, detail),
            _ => new Refusal(RefusalCodes.TenantUnknown, "there is no such tenant"),
        };
    }

    // X.2.
    private static Outcome<TenantChange> Judge(
        TenantPolicy policy, Participant actor, DateTimeOffset at, Outcome<TenantChange> decided)
    {
        if (decided.IsRefused)
        {
            return decided;
        }

        var (next, events) = decided.Value;
        var user = actor.Facts.Id;
        var becomes = events.OfType<UserRolesSet>().Where(e => e.User == user).Aggregate(
            actor.Facts, (facts, set) => PersonRules.SetRoles(facts, policy.Facts.Id, policy.Facts.Uid, set));
        var isSame = ReferenceEquals(next.Policy, policy.Facts) && ReferenceEquals(becomes, actor.Facts);
        if (isSame || GainRules.HasEverything(actor, policy, at))
        {
            return decided;
        }

        var moved = events.OfType<GroupChanged>()
            .Where(e => e is { Before: not null, After: not null } && e.Before.Parent != e.After.Parent)
            .Select(e => new GroupRef(e.Group, e.After!.Incarnation));
        var after = ReferenceEquals(next.Policy, policy.Facts)
            ? policy
            : TenantPolicy.Compile(next.Policy, policy.Catalogue);
        var gained = GainRules.Gained(
            (actor, policy), (actor with { Facts = becomes }, after), [.. moved], at);
        return gained.IsEmpty
            ? decided
            : Outcome<TenantChange>.Refused(EscalationRules.Refuse(
                $"nobody can raise their own role: you would have `{policy.Catalogue.NamesOf(gained)[0]}`"));
    }
}
