using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="ResourceId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.ResourceId)]
internal struct ResourceIdSurrogate
{
    [Id(0)]
    public string Value;
}

/// <summary>Carries <see cref="ResourceId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class ResourceIdConverter : IConverter<ResourceId, ResourceIdSurrogate>
{
    public ResourceId ConvertFromSurrogate(in ResourceIdSurrogate surrogate) => ResourceId.Parse(surrogate.Value);

    public ResourceIdSurrogate ConvertToSurrogate(in ResourceId value) => new() { Value = value.Value };
}
