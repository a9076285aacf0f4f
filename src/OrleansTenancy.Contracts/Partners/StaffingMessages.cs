using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Staffing;

namespace OrleansTenancy.Contracts.Partners;

/// <summary>What a tenant says about who may enter it.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Version">
/// How many changes of this kind the tenant has committed when it says so; what is older than what the index has is
/// skipped.
/// </param>
/// <param name="Cover">Who may enter; null: nobody needs to, the link is over.</param>
[GenerateSerializer, Immutable, Alias(StaffingAliases.CoverClaim)]
public sealed record CoverClaim(
    [property: Id(0)] TenantId Tenant, [property: Id(1)] long Version, [property: Id(2)] TenantCover? Cover);

/// <summary>Something committed that the index follows: a closed family.</summary>
[GenerateSerializer, Immutable, Alias(StaffingAliases.StaffingEffect)]
public abstract record StaffingEffect;

/// <summary>Who may enter a tenant has changed.</summary>
/// <param name="Claim">What is so now.</param>
[GenerateSerializer, Immutable, Alias(StaffingAliases.CoverEffect)]
public sealed record CoverEffect([property: Id(0)] CoverClaim Claim) : StaffingEffect;

/// <summary>Somebody is a lasting member.</summary>
/// <param name="User">The person.</param>
/// <param name="Membership">Which life of the membership.</param>
/// <param name="Sequence">The order of joining.</param>
[GenerateSerializer, Immutable, Alias(StaffingAliases.JoinEffect)]
public sealed record JoinEffect(
    [property: Id(0)] UserId User,
    [property: Id(1)] MembershipId Membership,
    [property: Id(2)] long Sequence) : StaffingEffect;

/// <summary>Members no longer need access of their own.</summary>
[GenerateSerializer, Immutable, Alias(StaffingAliases.RelaxEffect)]
public sealed record RelaxEffect : StaffingEffect;
