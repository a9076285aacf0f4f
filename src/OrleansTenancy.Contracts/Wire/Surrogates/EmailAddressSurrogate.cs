using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="EmailAddress"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.EmailAddress)]
internal struct EmailAddressSurrogate
{
    [Id(0)]
    public string Value;
}

/// <summary>Carries <see cref="EmailAddress"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class EmailAddressConverter : IConverter<EmailAddress, EmailAddressSurrogate>
{
    public EmailAddress ConvertFromSurrogate(in EmailAddressSurrogate surrogate) =>
        EmailAddress.Parse(surrogate.Value);

    public EmailAddressSurrogate ConvertToSurrogate(in EmailAddress value) => new() { Value = value.Value };
}
