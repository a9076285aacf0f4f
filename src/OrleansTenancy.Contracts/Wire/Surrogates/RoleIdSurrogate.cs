using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="RoleId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.RoleId)]
internal struct RoleIdSurrogate
{
    [Id(0)]
    public string Value;
}

/// <summary>Carries <see cref="RoleId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class RoleIdConverter : IConverter<RoleId, RoleIdSurrogate>
{
    public RoleId ConvertFromSurrogate(in RoleIdSurrogate surrogate) => RoleId.Parse(surrogate.Value);

    public RoleIdSurrogate ConvertToSurrogate(in RoleId value) => new() { Value = value.Value };
}
