using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="InvitationId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.InvitationId)]
internal struct InvitationIdSurrogate
{
    [Id(0)]
    public Guid Value;
}

/// <summary>Carries <see cref="InvitationId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class InvitationIdConverter : IConverter<InvitationId, InvitationIdSurrogate>
{
    public InvitationId ConvertFromSurrogate(in InvitationIdSurrogate surrogate) => new(surrogate.Value);

    public InvitationIdSurrogate ConvertToSurrogate(in InvitationId value) => new() { Value = value.Value };
}
