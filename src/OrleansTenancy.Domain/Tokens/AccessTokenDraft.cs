using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Tokens;

/// <summary>A token as its owner wants it.</summary>
/// <param name="Id">A new id.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Hash">SHA-256 of its secret.</param>
/// <param name="NotBefore">In force from; null: at once.</param>
/// <param name="ExpiresAt">No longer in force at; required.</param>
/// <param name="Narrowing">What it is to leave out.</param>
public sealed record AccessTokenDraft(
    TokenId Id,
    string Name,
    ImmutableArray<byte> Hash,
    DateTimeOffset? NotBefore,
    DateTimeOffset ExpiresAt,
    TokenNarrowing Narrowing);
