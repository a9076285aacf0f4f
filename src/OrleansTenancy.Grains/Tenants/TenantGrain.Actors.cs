using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// Who acts, read in the tenant's own turn: whatever was taken from them before is seen, however long the command has
/// waited. The policy cannot change meanwhile; the person's grain answers while it is being written.
/// </summary>
internal sealed partial class TenantGrain
{
    private TenantPolicy? _policy;

    // Compiled when it is needed, once for each version.
    private TenantPolicy? CompiledPolicy => Facts?.Policy is not { } policy
        ? null
        : ReferenceEquals(_policy?.Facts, policy)
            ? _policy
            : _policy = TenantPolicy.Compile(policy, _catalogue);

    private Task<Participant> ActorOf(CommandContext context) => ParticipantOf(context.Actor, context.Token);

    private async Task<Participant> ParticipantOf(UserId user, TokenId? token = null) => Active is { } facts
        ? await GrainFactory
            .GetGrain<IUserAccess>(user.GrainKey)
            .Participant(Id, [.. facts.Policy.Links.Select(l => l.Partner)], token)
        : Participant.Nobody(user);

    private Outcome<TenantChange> Act(
        Participant actor,
        CommandStamp stamp,
        ImmutableArray<ScopeDemand> takes,
        Func<ScopeSet, Outcome<TenantChange>> rule) =>
        ActorRules.Act(Facts, CompiledPolicy, actor, takes, stamp, rule);

    private Outcome<TenantChange> ActForPartner(
        Participant actor, CommandStamp stamp, PartnerId partner, Func<ScopeSet, Outcome<TenantChange>> rule) =>
        ActorRules.ActForPartner(Facts, CompiledPolicy, actor, partner, stamp, rule);
}
