using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Access;

/// <summary>A decision on a made path runs for thousands of devices, so it may not allocate.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_decision_on_a_made_path_allocates_nothing_whatever_its_outcome()
    {
        var naive = new NaiveEvaluator();
        var decided = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var world = new RandomWorld(seed, naive.Scopes);
            var policy = TenantPolicy.Compile(world.Tenant, ScopeCatalogue.BuiltIn);
            var path = AccessPaths.Resolve(
                world.Person, policy, p => world.Partners.GetValueOrDefault(p), RandomWorld.Now);
            var request = world.Request();
            var placement = world.Placement();
            AccessEvaluator.Evaluate(path, policy, ScopeCatalogue.BuiltIn, request, placement);

            var before = GC.GetAllocatedBytesForCurrentThread();
            AccessEvaluator.Evaluate(path, policy, ScopeCatalogue.BuiltIn, request, placement);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            decided++;
        }

        Assert.Equal(200, decided);
    }
}
