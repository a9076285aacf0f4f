using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Tests.Leases;
using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Scenarios;

/// <summary>Plays a scenario in a cluster.</summary>
internal sealed class GrainDriver : IScenarioDriver
{
    private readonly World _world;
    private readonly GrainCommands _commands;
    private readonly DateTimeOffset _begin;

    public GrainDriver(World world)
    {
        _world = world;

        // A whole millisecond, so that one before an end is before it; never back, for other scenarios were here.
        var now = world.Cluster.Clock.GetUtcNow();
        _begin = now.AddTicks(TimeSpan.TicksPerSecond - (now.Ticks % TimeSpan.TicksPerSecond));
        SetClock(TimeSpan.Zero);
        _commands = new GrainCommands(world, _begin);
    }

    public void SetClock(TimeSpan sinceBegin) => _world.Cluster.Clock.StopAt(_begin + sinceBegin);

    public Task<string?> Do(ScenarioCommand command) => _commands.Do(command);

    public async Task<ScenarioAnswer> Ask(ScenarioQuestion question)
    {
        var tenant = _commands.Tenant(question.Tenant);
        var user = _world.User(UserId.Parse(question.User));
        var query = new AccessQuery(tenant, question.Action, question.Type, question.Resource ?? tenant.Value);
        var reply = await BothModes.Ask(_world.Cluster, UserId.Parse(question.User), query);

        // Two at once, and the many of a gateway, are answered as the single one is.
        Assert.All(await user.AuthorizeMany([query, query]), r => Assert.Equal(reply, r));
        if (question.Type is "device" or "group")
        {
            var bulk = await user.AuthorizeBulk(
                new BulkQuery(tenant, query.Action, query.ResourceType, [query.ResourceId, query.ResourceId]));
            Assert.Equal([(byte)reply.Code, (byte)reply.Code], bulk.Codes);
            Assert.Equal((reply.Source, reply.Role, reply.Hint), (bulk.Source, bulk.Role, bulk.Hint));
        }

        var partner = reply is { IsAllowed: true, Partner: { } id } ? _commands.NameOf(id) : null;
        return new ScenarioAnswer(reply.Code.ToSlug(), reply.Role?.Value, partner, reply.Hint.ToSlug());
    }
}
