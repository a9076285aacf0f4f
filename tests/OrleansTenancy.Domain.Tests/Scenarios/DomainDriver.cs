using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Scenarios;

/// <summary>Plays a scenario on the pure rules.</summary>
internal sealed class DomainDriver : IScenarioDriver
{
    private readonly DomainWorld _world = new();
    private readonly DomainCommands _commands;
    private readonly DateTimeOffset _begin;

    public DomainDriver()
    {
        _begin = _world.Now;
        _commands = new DomainCommands(_world, _begin);
    }

    public void SetClock(TimeSpan sinceBegin) => _world.Now = _begin + sinceBegin;

    public Task<string?> Do(ScenarioCommand command) => Task.FromResult(_commands.Do(command));

    public Task<ScenarioAnswer> Ask(ScenarioQuestion question)
    {
        var (user, tenant) = (UserId.Parse(question.User), _commands.Tenant(question.Tenant));
        var policy = _world.Policy(tenant);
        var request = new AccessRequest(tenant, question.Action, question.Type, question.Resource ?? tenant.Value);
        var place = _world.Place(tenant, request.ResourceType, request.ResourceId);
        var decision = AccessEvaluator.Evaluate(
            _world.Person(user), policy, _world.Settings, DomainWorld.Catalogue, request, place, _world.Now);

        // Again on a made path, and without the place where the rules say that it does not matter.
        var path = _world.PathOf(user, tenant);
        DomainWorld.Catalogue.TryResolve(request.Action, request.ResourceType, out var scope);
        var known = AccessEvaluator.NeedsPlacement(path, scope, request.ResourceType) ? place : Placement.Missing;
        Assert.Equal(
            decision, AccessEvaluator.Decide(path, policy, scope, request.ResourceType, request.ResourceId, known));
        var partner = decision is { IsAllowed: true, Partner: { } id } ? _commands.NameOf(id) : null;
        return Task.FromResult(new ScenarioAnswer(
            decision.Code.ToSlug(), decision.Role?.Value, partner, decision.Hint.ToSlug()));
    }
}
