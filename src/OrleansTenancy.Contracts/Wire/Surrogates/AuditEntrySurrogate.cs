using OrleansTenancy.Domain.Audit;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="AuditEntry"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(AuditAliases.AuditEntry)]
internal struct AuditEntrySurrogate
{
    [Id(0)]
    public string Id;

    [Id(1)]
    public string At;

    [Id(2)]
    public string Actor;

    [Id(3)]
    public string Action;

    [Id(4)]
    public string? Tenant;

    [Id(5)]
    public string? Partner;

    [Id(6)]
    public string? Before;

    [Id(7)]
    public string? After;
}

/// <summary>Carries <see cref="AuditEntry"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class AuditEntryConverter : IConverter<AuditEntry, AuditEntrySurrogate>
{
    public AuditEntry ConvertFromSurrogate(in AuditEntrySurrogate surrogate) => new(
        surrogate.Id,
        surrogate.At,
        surrogate.Actor,
        surrogate.Action,
        surrogate.Tenant,
        surrogate.Partner,
        surrogate.Before,
        surrogate.After);

    public AuditEntrySurrogate ConvertToSurrogate(in AuditEntry value) => new()
    {
        Id = value.Id,
        At = value.At,
        Actor = value.Actor,
        Action = value.Action,
        Tenant = value.Tenant,
        Partner = value.Partner,
        Before = value.Before,
        After = value.After,
    };
}
