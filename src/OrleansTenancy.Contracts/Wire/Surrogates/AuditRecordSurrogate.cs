using OrleansTenancy.Domain.Audit;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire form of <see cref="AuditRecord"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(AuditAliases.AuditRecord)]
internal struct AuditRecordSurrogate
{
    [Id(0)]
    public string Chain;

    [Id(1)]
    public long Sequence;

    [Id(2)]
    public string Source;

    [Id(3)]
    public long SourceSequence;

    [Id(4)]
    public AuditEntry Entry;

    [Id(5)]
    public string Previous;

    [Id(6)]
    public string Hash;
}

/// <summary>Carries <see cref="AuditRecord"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class AuditRecordConverter : IConverter<AuditRecord, AuditRecordSurrogate>
{
    public AuditRecord ConvertFromSurrogate(in AuditRecordSurrogate surrogate) => new(
        surrogate.Chain,
        surrogate.Sequence,
        surrogate.Source,
        surrogate.SourceSequence,
        surrogate.Entry,
        surrogate.Previous,
        surrogate.Hash);

    public AuditRecordSurrogate ConvertToSurrogate(in AuditRecord value) => new()
    {
        Chain = value.Chain,
        Sequence = value.Sequence,
        Source = value.Source,
        SourceSequence = value.SourceSequence,
        Entry = value.Entry,
        Previous = value.Previous,
        Hash = value.Hash,
    };
}
