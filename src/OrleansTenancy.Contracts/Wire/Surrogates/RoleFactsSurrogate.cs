using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="RoleFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.RoleFacts)]
internal struct RoleFactsSurrogate
{
    [Id(0)]
    public RoleId Id;

    [Id(1)]
    public string Name;

    [Id(2)]
    public RoleKind Kind;

    [Id(3)]
    public ImmutableArray<string> Scopes;

    [Id(4)]
    public long Incarnation;

    [Id(5)]
    public long Version;
}

/// <summary>Carries <see cref="RoleFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class RoleFactsConverter : IConverter<RoleFacts, RoleFactsSurrogate>
{
    public RoleFacts ConvertFromSurrogate(in RoleFactsSurrogate surrogate) => new(
        surrogate.Id,
        surrogate.Name,
        surrogate.Kind,
        surrogate.Scopes,
        surrogate.Incarnation,
        surrogate.Version);

    public RoleFactsSurrogate ConvertToSurrogate(in RoleFacts value) => new()
    {
        Id = value.Id,
        Name = value.Name,
        Kind = value.Kind,
        Scopes = value.Scopes,
        Incarnation = value.Incarnation,
        Version = value.Version,
    };
}
