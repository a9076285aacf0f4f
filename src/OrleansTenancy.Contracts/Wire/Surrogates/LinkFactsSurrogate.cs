using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="LinkFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.LinkFacts)]
internal struct LinkFactsSurrogate
{
    [Id(0)]
    public LinkId Id;

    [Id(1)]
    public PartnerId Partner;

    [Id(2)]
    public LinkState State;

    [Id(3)]
    public LinkOrigin Origin;

    [Id(4)]
    public UserId RequestedBy;

    [Id(5)]
    public DateTimeOffset RequestedAt;

    [Id(6)]
    public string? TermsVersion;

    [Id(7)]
    public UserId? DecidedBy;

    [Id(8)]
    public DateTimeOffset? DecidedAt;

    [Id(9)]
    public string? Reason;

    [Id(10)]
    public UserId? EndedBy;

    [Id(11)]
    public DateTimeOffset? EndedAt;

    [Id(12)]
    public LinkSide EndedSide;

    [Id(13)]
    public DateTimeOffset? ExpiresAt;

    [Id(14)]
    public ImmutableArray<string>? Scopes;

    [Id(15)]
    public bool AutoAdd;

    [Id(16)]
    public long AssignmentEpoch;

    [Id(17)]
    public long RetainedThrough;

    [Id(18)]
    public DateTimeOffset? NotBefore;

    [Id(19)]
    public ExpiryNotice? Notice;

    [Id(20)]
    public DateTimeOffset? RetainedAt;
}

/// <summary>Carries <see cref="LinkFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class LinkFactsConverter : IConverter<LinkFacts, LinkFactsSurrogate>
{
    public LinkFacts ConvertFromSurrogate(in LinkFactsSurrogate surrogate) => new(
        surrogate.Id,
        surrogate.Partner,
        surrogate.State,
        surrogate.Origin,
        surrogate.RequestedBy,
        surrogate.RequestedAt)
    {
        TermsVersion = surrogate.TermsVersion,
        DecidedBy = surrogate.DecidedBy,
        DecidedAt = surrogate.DecidedAt,
        Reason = surrogate.Reason,
        EndedBy = surrogate.EndedBy,
        EndedAt = surrogate.EndedAt,
        EndedSide = surrogate.EndedSide,
        ExpiresAt = surrogate.ExpiresAt,
        Scopes = surrogate.Scopes,
        AutoAdd = surrogate.AutoAdd,
        AssignmentEpoch = surrogate.AssignmentEpoch,
        RetainedThrough = surrogate.RetainedThrough,
        NotBefore = surrogate.NotBefore,
        Notice = surrogate.Notice,
        RetainedAt = surrogate.RetainedAt,
    };

    public LinkFactsSurrogate ConvertToSurrogate(in LinkFacts value) => new()
    {
        Id = value.Id,
        Partner = value.Partner,
        State = value.State,
        Origin = value.Origin,
        RequestedBy = value.RequestedBy,
        RequestedAt = value.RequestedAt,
        TermsVersion = value.TermsVersion,
        DecidedBy = value.DecidedBy,
        DecidedAt = value.DecidedAt,
        Reason = value.Reason,
        EndedBy = value.EndedBy,
        EndedAt = value.EndedAt,
        EndedSide = value.EndedSide,
        ExpiresAt = value.ExpiresAt,
        Scopes = value.Scopes,
        AutoAdd = value.AutoAdd,
        AssignmentEpoch = value.AssignmentEpoch,
        RetainedThrough = value.RetainedThrough,
        NotBefore = value.NotBefore,
        Notice = value.Notice,
        RetainedAt = value.RetainedAt,
    };
}
