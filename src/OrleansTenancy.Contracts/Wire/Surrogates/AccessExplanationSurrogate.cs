using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire form of <see cref="AccessExplanation"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(ExplainAliases.AccessExplanation)]
internal struct AccessExplanationSurrogate
{
    [Id(0)]
    public DecisionCode Code;

    [Id(1)]
    public AccessSource Source;

    [Id(2)]
    public DecisionHop Hop;

    [Id(3)]
    public AccessHint Hint;

    [Id(4)]
    public PartnerId? Partner;

    [Id(5)]
    public LinkId? Link;

    [Id(6)]
    public RoleId? Role;

    [Id(7)]
    public long? TenantVersion;

    [Id(8)]
    public long? PartnerVersion;

    [Id(9)]
    public long? PersonVersion;
}

/// <summary>Carries <see cref="AccessExplanation"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class AccessExplanationConverter : IConverter<AccessExplanation, AccessExplanationSurrogate>
{
    public AccessExplanation ConvertFromSurrogate(in AccessExplanationSurrogate surrogate) =>
        new(surrogate.Code, surrogate.Source)
        {
            Hop = surrogate.Hop,
            Hint = surrogate.Hint,
            Partner = surrogate.Partner,
            Link = surrogate.Link,
            Role = surrogate.Role,
            TenantVersion = surrogate.TenantVersion,
            PartnerVersion = surrogate.PartnerVersion,
            PersonVersion = surrogate.PersonVersion,
        };

    public AccessExplanationSurrogate ConvertToSurrogate(in AccessExplanation value) => new()
    {
        Code = value.Code,
        Source = value.Source,
        Hop = value.Hop,
        Hint = value.Hint,
        Partner = value.Partner,
        Link = value.Link,
        Role = value.Role,
        TenantVersion = value.TenantVersion,
        PartnerVersion = value.PartnerVersion,
        PersonVersion = value.PersonVersion,
    };
}
