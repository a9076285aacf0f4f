using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="PartnerSettings"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.PartnerSettings)]
internal struct PartnerSettingsSurrogate
{
    [Id(0)]
    public PartnerId Id;

    [Id(1)]
    public long Version;

    [Id(2)]
    public MemberModel MemberModel;

    [Id(3)]
    public AdminAccess AdminAccess;
}

/// <summary>Carries <see cref="PartnerSettings"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class PartnerSettingsConverter : IConverter<PartnerSettings, PartnerSettingsSurrogate>
{
    public PartnerSettings ConvertFromSurrogate(in PartnerSettingsSurrogate surrogate) =>
        new(surrogate.Id, surrogate.Version, surrogate.MemberModel, surrogate.AdminAccess);

    public PartnerSettingsSurrogate ConvertToSurrogate(in PartnerSettings value) => new()
    {
        Id = value.Id,
        Version = value.Version,
        MemberModel = value.MemberModel,
        AdminAccess = value.AdminAccess,
    };
}
