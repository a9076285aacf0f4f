using OrleansTenancy.Domain.Portal;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="InformationLevel"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(PortalAliases.InformationLevel)]
internal struct InformationLevelSurrogate
{
    [Id(0)]
    public bool EstimatedLoad;

    [Id(1)]
    public bool MeasuredPeakLoad;

    [Id(2)]
    public bool DeviceProperties;

    [Id(3)]
    public bool CustomProperties;
}

/// <summary>Carries <see cref="InformationLevel"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class InformationLevelConverter : IConverter<InformationLevel, InformationLevelSurrogate>
{
    public InformationLevel ConvertFromSurrogate(in InformationLevelSurrogate surrogate) => new(
        surrogate.EstimatedLoad,
        surrogate.MeasuredPeakLoad,
        surrogate.DeviceProperties,
        surrogate.CustomProperties);

    public InformationLevelSurrogate ConvertToSurrogate(in InformationLevel value) => new()
    {
        EstimatedLoad = value.EstimatedLoad,
        MeasuredPeakLoad = value.MeasuredPeakLoad,
        DeviceProperties = value.DeviceProperties,
        CustomProperties = value.CustomProperties,
    };
}
