using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire form of <see cref="Participant"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(ActorAliases.Participant)]
internal struct ParticipantSurrogate
{
    [Id(0)]
    public PersonFacts Facts;

    [Id(1)]
    public ImmutableArray<PartnerSettings> Partners;

    [Id(2)]
    public bool ByToken;

    [Id(3)]
    public TokenNarrowing? Token;
}

/// <summary>Carries <see cref="Participant"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class ParticipantConverter : IConverter<Participant, ParticipantSurrogate>
{
    public Participant ConvertFromSurrogate(in ParticipantSurrogate surrogate) =>
        new(surrogate.Facts, surrogate.Partners) { ByToken = surrogate.ByToken, Token = surrogate.Token };

    public ParticipantSurrogate ConvertToSurrogate(in Participant value) => new()
    {
        Facts = value.Facts,
        Partners = value.Partners,
        ByToken = value.ByToken,
        Token = value.Token,
    };
}
