using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="DeviceId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.DeviceId)]
internal struct DeviceIdSurrogate
{
    [Id(0)]
    public string Value;
}

/// <summary>Carries <see cref="DeviceId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class DeviceIdConverter : IConverter<DeviceId, DeviceIdSurrogate>
{
    public DeviceId ConvertFromSurrogate(in DeviceIdSurrogate surrogate) => DeviceId.Parse(surrogate.Value);

    public DeviceIdSurrogate ConvertToSurrogate(in DeviceId value) => new() { Value = value.Value };
}
