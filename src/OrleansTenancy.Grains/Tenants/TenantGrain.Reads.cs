using System.Collections.Immutable;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// Reads: each makes its answer from the last committed facts, without awaiting, so it may interleave.
/// </summary>
internal sealed partial class TenantGrain
{
    private TenantFacts? Active => Facts is { Policy.State: TenantState.Active } facts ? facts : null;

    public ValueTask<PolicyReply> Policy(long heldVersion)
    {
        var policy = Facts?.Policy;
        var version = policy?.Version ?? 0;
        return new(new PolicyReply(version, version == heldVersion ? null : policy));
    }

    public ValueTask<TenantView?> View() => new(Active is { } facts ? TenantReplies.View(facts) : null);

    public ValueTask<LinkView> Link(PartnerId? partner) =>
        new(Active is { } facts ? ViewOf(facts, partner) : TenantReplies.NoLink);

    public ValueTask<ImmutableArray<RoleView>> Roles() =>
        new(Active is { } facts ? TenantReplies.Roles(facts.Policy, _catalogue) : []);

    public ValueTask<ImmutableArray<GroupView>> Groups() =>
        new(Active is { } facts ? TenantReplies.Groups(facts.Policy) : []);

    public ValueTask<ImmutableArray<UserId>> Assignees() =>
        new(Active is { } facts ? [.. facts.Assignees.OrderBy(u => u.Value, StringComparer.Ordinal)] : []);
}
