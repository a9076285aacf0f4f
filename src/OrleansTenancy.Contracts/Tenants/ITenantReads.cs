using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Contracts.Tenants;

/// <summary>Reads of a tenant; same grain and key as <see cref="ITenantGrain"/>.</summary>
/// <remarks>
/// Every method interleaves with a write in flight. That is safe because each returns, without awaiting, a value
/// made from the last committed facts, one immutable reference that is swapped only after a durable write.
/// </remarks>
[Alias("tenancy.ITenantReads")]
public interface ITenantReads : IGrainWithStringKey
{
    /// <summary>
    /// The snapshot that decisions are made from: "still the version you hold", or the new one. A tenant that does
    /// not exist answers with state None and version 0.
    /// </summary>
    /// <param name="heldVersion">The version that the caller holds; -1: none.</param>
    [AlwaysInterleave, Alias("Policy")]
    ValueTask<PolicyReply> Policy(long heldVersion);

    /// <summary>The tenant, or null when it does not exist or is deleted.</summary>
    [AlwaysInterleave, Alias("View")]
    ValueTask<TenantView?> View();

    /// <summary>
    /// The newest link that is not forgotten, or the one to a given partner; state None when there is none.
    /// </summary>
    [AlwaysInterleave, Alias("Link")]
    ValueTask<LinkView> Link(PartnerId? partner);

    /// <summary>All roles: built-in, Partner, custom; ordered by id (ordinal).</summary>
    [AlwaysInterleave, Alias("Roles")]
    ValueTask<ImmutableArray<RoleView>> Roles();

    /// <summary>All groups, ordered by id (ordinal).</summary>
    [AlwaysInterleave, Alias("Groups")]
    ValueTask<ImmutableArray<GroupView>> Groups();

    /// <summary>
    /// People with an individual assignment through the current link (an index; the person's grain is the truth).
    /// </summary>
    [AlwaysInterleave, Alias("Assignees")]
    ValueTask<ImmutableArray<UserId>> Assignees();

    /// <summary>Invitations that wait, those that have run out among them; ordered by id.</summary>
    /// <param name="partner">Only those that this partner made through its live link; null: all.</param>
    [AlwaysInterleave, Alias("Invitations")]
    ValueTask<ImmutableArray<InvitationView>> Invitations(PartnerId? partner);

    /// <summary>Whether an invitation waits and was not sent again since; it may have run out.</summary>
    [AlwaysInterleave, Alias("Waits")]
    ValueTask<bool> Waits(InvitationCopy copy);
}

/// <summary>Answer to "still version v?".</summary>
/// <param name="Version">The version in force.</param>
/// <param name="Policy">The snapshot, or null when the caller's version is in force.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.PolicyReply)]
public readonly record struct PolicyReply([property: Id(0)] long Version, [property: Id(1)] TenantPolicyFacts? Policy);
