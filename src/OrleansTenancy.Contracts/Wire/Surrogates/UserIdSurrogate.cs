using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="UserId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.UserId)]
internal struct UserIdSurrogate
{
    [Id(0)]
    public string Value;
}

/// <summary>Carries <see cref="UserId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class UserIdConverter : IConverter<UserId, UserIdSurrogate>
{
    public UserId ConvertFromSurrogate(in UserIdSurrogate surrogate) => UserId.Parse(surrogate.Value);

    public UserIdSurrogate ConvertToSurrogate(in UserId value) => new() { Value = value.Value };
}
