using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Staffing;
using System.Collections.Immutable;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TenantCover"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(StaffingAliases.TenantCover)]
internal struct TenantCoverSurrogate
{
    [Id(0)]
    public LinkId Link;

    [Id(1)]
    public DateTimeOffset? ExpiresAt;

    [Id(2)]
    public bool AutoAdd;

    [Id(3)]
    public long RetainedThrough;

    [Id(4)]
    public ImmutableDictionary<UserId, MembershipId> Assigned;

    [Id(5)]
    public ImmutableHashSet<UserId> Excluded;
}

/// <summary>Carries <see cref="TenantCover"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TenantCoverConverter : IConverter<TenantCover, TenantCoverSurrogate>
{
    public TenantCover ConvertFromSurrogate(in TenantCoverSurrogate surrogate) =>
        new(surrogate.Link, surrogate.ExpiresAt, surrogate.AutoAdd, surrogate.RetainedThrough)
    {
        Assigned = surrogate.Assigned,
        Excluded = surrogate.Excluded,
    };

    public TenantCoverSurrogate ConvertToSurrogate(in TenantCover value) => new()
    {
        Link = value.Link,
        ExpiresAt = value.ExpiresAt,
        AutoAdd = value.AutoAdd,
        RetainedThrough = value.RetainedThrough,
        Assigned = value.Assigned,
        Excluded = value.Excluded,
    };
}
