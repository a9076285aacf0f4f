using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Access;

/// <summary>The product's evaluator against the naive one, on a million random questions.</summary>
public sealed class EvaluatorComparisonTests
{
    private const int Worlds = 10_000;
    private const int QuestionsPerWorld = 100;

    // Seldom enough that every outcome passes, often enough that a comparison which never gets there is noticed.
    private const int EachOutcomeMin = 2_000;

    [Fact]
    public void X_7_both_evaluators_agree_on_a_million_cases_and_reach_every_outcome()
    {
        var naive = new NaiveEvaluator();
        var hints = new Dictionary<AccessHint, int>();
        var partners = new Dictionary<(bool IsAllowed, PartnerId?), int>();
        var outcomes = new Dictionary<(DecisionCode, AccessSource), int>();
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = new RandomWorld(seed, naive.Scopes);
            var policy = TenantPolicy.Compile(world.Tenant, ScopeCatalogue.BuiltIn);
            for (var question = 0; question < QuestionsPerWorld; question++)
            {
                var request = world.Request();
                var placement = world.Placement();
                var made = AccessEvaluator.Evaluate(
                    world.Person,
                    policy,
                    p => world.Partners.GetValueOrDefault(p),
                    ScopeCatalogue.BuiltIn,
                    request,
                    placement,
                    RandomWorld.Now);
                var expected = naive.Decide(
                    world.Person, world.Tenant, world.Partners, request, placement, RandomWorld.Now);

                if (made != expected)
                {
                    Assert.Fail($"seed {seed}, question {question}: {request} {placement}: {made}, not {expected}");
                }

                outcomes[(made.Code, made.Source)] = outcomes.GetValueOrDefault((made.Code, made.Source)) + 1;
                hints[made.Hint] = hints.GetValueOrDefault(made.Hint) + 1;
                partners[(made.IsAllowed, made.Partner)] = partners.GetValueOrDefault((made.IsAllowed, made.Partner)) + 1;
            }
        }

        AssertReached(outcomes);
        Assert.All(Enum.GetValues<AccessHint>(), hint => AssertOften(hints, hint));

        // Nobody, the one partner and the other, each in what is allowed and in what is denied.
        Assert.Equal(6, partners.Count);
        Assert.All(partners.Keys, named => AssertOften(partners, named));
    }

    private static void AssertReached(Dictionary<(DecisionCode, AccessSource), int> outcomes)
    {
        DecisionCode[] onPath =
        [
            DecisionCode.Allowed, DecisionCode.ScopeUnknown, DecisionCode.ScopeNotGranted, DecisionCode.Ceiling,
            DecisionCode.ResourceUnknown, DecisionCode.OutsideGroups,
        ];
        DecisionCode[] withoutPath = [DecisionCode.TenantUnknown, DecisionCode.TenantInactive, DecisionCode.NoAccess];
        foreach (var code in onPath)
        {
            AssertOften(outcomes, (code, AccessSource.Member));
            AssertOften(outcomes, (code, AccessSource.Partner));
        }

        foreach (var code in withoutPath)
        {
            AssertOften(outcomes, (code, AccessSource.None));
        }
    }

    private static void AssertOften<T>(Dictionary<T, int> reached, T what)
        where T : notnull
    {
        var count = reached.GetValueOrDefault(what);
        Assert.True(count >= EachOutcomeMin, $"{what} was reached {count} times only");
    }
}
