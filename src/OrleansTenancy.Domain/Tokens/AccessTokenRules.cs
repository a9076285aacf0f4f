using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Tokens;

/// <summary>Making and taking away personal access tokens.</summary>
public static class AccessTokenRules
{
    /// <summary>
    /// The scope that a tenant gives to let somebody use tokens in it: taken to make a token for one tenant, and again
    /// at each use in any.
    /// </summary>
    public const string Scope = "create:personal_access_token";

    private const int HashBytes = 32;

    private static readonly TimeSpan LifeMax = TimeSpan.FromDays(Limits.TokenLifeDaysMax);

    /// <summary>
    /// Makes a token. Refused: no name, an end that is over, missing or too far off, a scope that is none, too many.
    /// Those that have ended make room.
    /// </summary>
    public static Outcome<AccessTokenSet> Create(
        AccessTokenSet held, AccessTokenDraft draft, ScopeCatalogue catalogue, DateTimeOffset at)
    {
        if (draft.Hash.Length != HashBytes)
        {
            throw Invariant.Broken("a token came without the hash of its secret");
        }

        var refusal = TextRules.CheckName(draft.Name, "`name`")
            ?? TextRules.CheckPeriod(draft.NotBefore, draft.ExpiresAt, at)
            ?? CheckLife(draft.ExpiresAt, at)
            ?? CheckScopes(draft.Narrowing.Scopes, catalogue);
        if (refusal is not null)
        {
            return Outcome<AccessTokenSet>.Refused(refusal);
        }

        var kept = held.Tokens.RemoveAll(t => t.ExpiresAt <= at);
        if (kept.Length >= Limits.TokensPerUserMax)
        {
            return Outcome<AccessTokenSet>.Refused(
                RefusalCodes.LimitReached, $"a person has at most {Limits.TokensPerUserMax} tokens");
        }

        var made = new AccessTokenFacts(
            draft.Id, draft.Name, draft.Hash, at, draft.NotBefore, draft.ExpiresAt, Sorted(draft.Narrowing));
        return Outcome<AccessTokenSet>.Done(new AccessTokenSet(kept.Add(made)));
    }

    /// <summary>Takes a token away, for good.</summary>
    public static Outcome<AccessTokenSet> Revoke(AccessTokenSet held, TokenId id)
    {
        var left = held.Tokens.RemoveAll(t => t.Id == id);
        return left.Length == held.Tokens.Length
            ? Outcome<AccessTokenSet>.Refused(RefusalCodes.TokenUnknown, $"you have no token `{id}`")
            : Outcome<AccessTokenSet>.Done(new AccessTokenSet(left));
    }

    private static Refusal? CheckLife(DateTimeOffset expiresAt, DateTimeOffset at) => expiresAt > at + LifeMax
        ? new Refusal(RefusalCodes.InvalidPeriod, $"a token lasts at most {Limits.TokenLifeDaysMax} days")
        : null;

    private static Refusal? CheckScopes(ImmutableArray<string>? scopes, ScopeCatalogue catalogue)
    {
        if (scopes is not { } named)
        {
            return null;
        }

        if (named.IsEmpty)
        {
            return new Refusal(RefusalCodes.InvalidValue, "`scopes` names at least one, or is left out");
        }

        return named.FirstOrDefault(s => !catalogue.TryFind(s, out _)) is { } unknown
            ? new Refusal(RefusalCodes.ScopeUnknown, $"`{unknown}` is not a scope")
            : null;
    }

    private static TokenNarrowing Sorted(TokenNarrowing narrowing) => narrowing.Scopes is { } scopes
        ? narrowing with { Scopes = [.. scopes.Distinct().Order(StringComparer.Ordinal)] }
        : narrowing;
}
