using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Staffing;
using System.Collections.Immutable;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="LastingAccess"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(StaffingAliases.LastingAccess)]
internal struct LastingAccessSurrogate
{
    [Id(0)]
    public ImmutableDictionary<UserId, MembershipId> Assigned;

    [Id(1)]
    public ImmutableHashSet<UserId> Excluded;
}

/// <summary>Carries <see cref="LastingAccess"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class LastingAccessConverter : IConverter<LastingAccess, LastingAccessSurrogate>
{
    public LastingAccess ConvertFromSurrogate(in LastingAccessSurrogate surrogate) =>
        new(surrogate.Assigned, surrogate.Excluded);

    public LastingAccessSurrogate ConvertToSurrogate(in LastingAccess value) => new()
    {
        Assigned = value.Assigned,
        Excluded = value.Excluded,
    };
}
