using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="LinkStanding"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.LinkStanding)]
internal struct LinkStandingSurrogate
{
    [Id(0)]
    public LinkId Link;

    [Id(1)]
    public MembershipId Membership;

    [Id(2)]
    public AssignmentFacts? Assignment;

    [Id(3)]
    public long? ExcludedInEpoch;

    [Id(4)]
    public ImmutableArray<RoleGrant> PerUserRoles;
}

/// <summary>Carries <see cref="LinkStanding"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class LinkStandingConverter : IConverter<LinkStanding, LinkStandingSurrogate>
{
    public LinkStanding ConvertFromSurrogate(in LinkStandingSurrogate surrogate) =>
        new(surrogate.Link, surrogate.Membership)
    {
        Assignment = surrogate.Assignment,
        ExcludedInEpoch = surrogate.ExcludedInEpoch,
        PerUserRoles = surrogate.PerUserRoles,
    };

    public LinkStandingSurrogate ConvertToSurrogate(in LinkStanding value) => new()
    {
        Link = value.Link,
        Membership = value.Membership,
        Assignment = value.Assignment,
        ExcludedInEpoch = value.ExcludedInEpoch,
        PerUserRoles = value.PerUserRoles,
    };
}
