using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="LinkId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.LinkId)]
internal struct LinkIdSurrogate
{
    [Id(0)]
    public Guid Value;
}

/// <summary>Carries <see cref="LinkId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class LinkIdConverter : IConverter<LinkId, LinkIdSurrogate>
{
    public LinkId ConvertFromSurrogate(in LinkIdSurrogate surrogate) => new(surrogate.Value);

    public LinkIdSurrogate ConvertToSurrogate(in LinkId value) => new() { Value = value.Value };
}
