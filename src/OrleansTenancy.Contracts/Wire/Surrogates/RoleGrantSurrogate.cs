using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="RoleGrant"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.RoleGrant)]
internal struct RoleGrantSurrogate
{
    [Id(0)]
    public RoleId Role;

    [Id(1)]
    public long RoleIncarnation;

    [Id(2)]
    public ImmutableArray<GroupRef>? Groups;

    [Id(3)]
    public DateTimeOffset? NotBefore;

    [Id(4)]
    public DateTimeOffset? ExpiresAt;
}

/// <summary>Carries <see cref="RoleGrant"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class RoleGrantConverter : IConverter<RoleGrant, RoleGrantSurrogate>
{
    public RoleGrant ConvertFromSurrogate(in RoleGrantSurrogate surrogate) => new(
        surrogate.Role,
        surrogate.RoleIncarnation,
        surrogate.Groups,
        surrogate.NotBefore,
        surrogate.ExpiresAt);

    public RoleGrantSurrogate ConvertToSurrogate(in RoleGrant value) => new()
    {
        Role = value.Role,
        RoleIncarnation = value.RoleIncarnation,
        Groups = value.Groups,
        NotBefore = value.NotBefore,
        ExpiresAt = value.ExpiresAt,
    };
}
