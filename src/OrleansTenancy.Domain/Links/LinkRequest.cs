using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Links;

/// <summary>What a tenant asks a partner for (E1.14, E1.15).</summary>
/// <param name="Partner">The Partner ID that was handed over; the caller has checked that it exists.</param>
/// <param name="AcceptsTerms">Whether the Terms of Service were accepted.</param>
/// <param name="TermsVersion">The version that was shown; null: the one in force.</param>
/// <param name="ExpiresAt">When the link ends by itself; null: never.</param>
/// <param name="Scopes">Cap over everything done through the link; null: none.</param>
/// <param name="NotBefore">When the link begins to give access; null: with the partner's approval.</param>
public sealed record LinkRequest(
    PartnerId Partner,
    bool AcceptsTerms,
    string? TermsVersion,
    DateTimeOffset? ExpiresAt,
    ImmutableArray<string>? Scopes,
    DateTimeOffset? NotBefore = null);
