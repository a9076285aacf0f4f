using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="AssignmentFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.AssignmentFacts)]
internal struct AssignmentFactsSurrogate
{
    [Id(0)]
    public long Epoch;

    [Id(1)]
    public DateTimeOffset? NotBefore;

    [Id(2)]
    public DateTimeOffset? ExpiresAt;
}

/// <summary>Carries <see cref="AssignmentFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class AssignmentFactsConverter : IConverter<AssignmentFacts, AssignmentFactsSurrogate>
{
    public AssignmentFacts ConvertFromSurrogate(in AssignmentFactsSurrogate surrogate) =>
        new(surrogate.Epoch, surrogate.NotBefore, surrogate.ExpiresAt);

    public AssignmentFactsSurrogate ConvertToSurrogate(in AssignmentFacts value) => new()
    {
        Epoch = value.Epoch,
        NotBefore = value.NotBefore,
        ExpiresAt = value.ExpiresAt,
    };
}
