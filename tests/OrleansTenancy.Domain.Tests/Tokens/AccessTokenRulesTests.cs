using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tokens;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Tokens;

public sealed class AccessTokenRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly ImmutableArray<byte> Hash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_token_is_stored_as_it_was_wanted_with_its_scopes_in_order()
    {
        var token = Assert.Single(Create(Draft(scopes: ["read:role", "read:alert", "read:role"])).Value!.Tokens);

        Assert.Equal(("ci", Now, Now.AddDays(1)), (token.Name, token.CreatedAt, token.ExpiresAt));
        Assert.Equal<IEnumerable<string>>(["read:alert", "read:role"], token.Narrowing.Scopes!.Value);
    }

    [Theory]
    [InlineData("", 1, null, null, RefusalCodes.InvalidValue)]
    [InlineData("a\u0001b", 1, null, null, RefusalCodes.InvalidValue)]
    [InlineData("ci", 0, null, null, RefusalCodes.InvalidPeriod)]
    [InlineData("ci", 1, 1, null, RefusalCodes.InvalidPeriod)]
    [InlineData("ci", 367, null, null, RefusalCodes.InvalidPeriod)]
    [InlineData("ci", 1, null, "", RefusalCodes.InvalidValue)]
    [InlineData("ci", 1, null, "fly:moon", RefusalCodes.ScopeUnknown)]
    public void What_cannot_be_a_token_is_refused(string name, int endsInDays, int? beginsInDays, string? scopes, string code)
    {
        var draft = Draft(scopes: scopes?.Split(' ', StringSplitOptions.RemoveEmptyEntries)) with
        {
            Name = name,
            ExpiresAt = Now.AddDays(endsInDays),
            NotBefore = beginsInDays is { } days ? Now.AddDays(days) : null,
        };

        Assert.Equal(code, Create(draft).Refusal?.Code);
    }

    [Fact]
    public void X_5_a_token_may_last_a_year_and_not_a_tick_longer()
    {
        var longest = Draft() with { ExpiresAt = Now.AddDays(Limits.TokenLifeDaysMax) };

        Assert.Null(Create(longest).Refusal);
        Assert.NotNull(Create(longest with { ExpiresAt = longest.ExpiresAt.AddTicks(1) }).Refusal);
    }

    [Fact]
    public void X_5_a_token_counts_from_its_first_tick_to_the_one_before_its_end()
    {
        var draft = Draft() with { NotBefore = Now.AddHours(1) };
        var tokens = Create(draft).Value!;

        Assert.Null(tokens.FindLive(draft.Id, Now.AddHours(1).AddTicks(-1)));
        Assert.NotNull(tokens.FindLive(draft.Id, Now.AddHours(1)));
        Assert.NotNull(tokens.FindLive(draft.Id, draft.ExpiresAt.AddTicks(-1)));
        Assert.Null(tokens.FindLive(draft.Id, draft.ExpiresAt));
    }

    [Fact]
    public void At_the_limit_a_token_is_refused_until_one_has_ended_or_is_taken_away()
    {
        var held = AccessTokenSet.Empty;
        for (var i = 0; i < Limits.TokensPerUserMax; i++)
        {
            held = AccessTokenRules.Create(held, Draft(), ScopeCatalogue.BuiltIn, Now).Value!;
        }

        Assert.Equal(RefusalCodes.LimitReached, Create(Draft(), held).Refusal?.Code);
        var fewer = AccessTokenRules.Revoke(held, held.Tokens[7].Id).Value!;
        Assert.Null(Create(Draft(), fewer).Refusal);

        var later = Draft() with { ExpiresAt = Now.AddDays(3) };
        Assert.Single(AccessTokenRules.Create(held, later, ScopeCatalogue.BuiltIn, Now.AddDays(2)).Value!.Tokens);
    }

    [Fact]
    public void A_token_is_taken_away_once()
    {
        var draft = Draft();
        var left = AccessTokenRules.Revoke(Create(draft).Value!, draft.Id).Value!;

        Assert.Empty(left.Tokens);
        Assert.Equal(RefusalCodes.TokenUnknown, AccessTokenRules.Revoke(left, draft.Id).Refusal?.Code);
    }

    [Fact]
    public void A_token_is_proved_by_its_whole_hash_and_by_nothing_else()
    {
        var token = Create(Draft()).Value!.Tokens[0];

        Assert.True(token.IsProvedBy(Hash.AsSpan()));
        Assert.False(token.IsProvedBy([.. Hash[..31], 99]));
        Assert.False(token.IsProvedBy([99, .. Hash[1..]]));
        Assert.False(token.IsProvedBy(Hash.AsSpan()[..31]));
        Assert.False(token.IsProvedBy([]));
    }

    private static Outcome<AccessTokenSet> Create(AccessTokenDraft draft, AccessTokenSet? held = null) =>
        AccessTokenRules.Create(held ?? AccessTokenSet.Empty, draft, ScopeCatalogue.BuiltIn, Now);

    private static AccessTokenDraft Draft(string[]? scopes = null) =>
        new(
            new TokenId(Guid.NewGuid()),
            "ci",
            Hash,
            null,
            Now.AddDays(1),
            TokenNarrowing.None with { Scopes = scopes is null ? null : [.. scopes] });
}
