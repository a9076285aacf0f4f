using System.Security.Claims;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Security;

/// <summary>How long a token that was verified is believed without being verified again.</summary>
public sealed class KnownTokensTests
{
    private readonly TestClock _clock = new();
    private readonly KnownTokens _tokens;
    private readonly ClaimsPrincipal _bearer = new(new ClaimsIdentity([new Claim("sub", "ada")], "test"));

    public KnownTokensTests() => _tokens = new KnownTokens(_clock);

    [Fact]
    public void A_token_is_known_until_it_expires_to_the_tick()
    {
        var end = _clock.GetUtcNow() + TimeSpan.FromSeconds(20);
        _tokens.Keep("abc.def.ghi", _bearer, end);

        _clock.StopAt(end - TimeSpan.FromTicks(1));
        Assert.Same(_bearer, _tokens.Find("abc.def.ghi"));
        _clock.StopAt(end);
        Assert.Null(_tokens.Find("abc.def.ghi"));
    }

    [Fact]
    public void A_token_is_verified_again_after_a_minute()
    {
        var begin = _clock.GetUtcNow();
        _clock.StopAt(begin);
        _tokens.Keep("abc.def.ghi", _bearer, begin + TimeSpan.FromHours(1));

        _clock.StopAt(begin + TimeSpan.FromSeconds(59));
        Assert.Same(_bearer, _tokens.Find("abc.def.ghi"));
        _clock.StopAt(begin + TimeSpan.FromSeconds(60));
        Assert.Null(_tokens.Find("abc.def.ghi"));
    }

    [Theory, InlineData("abc.def.ghj"), InlineData("abc.def.gh"), InlineData("ABC.def.ghi"), InlineData("")]
    public void Another_token_is_not_taken_for_it(string other)
    {
        _tokens.Keep("abc.def.ghi", _bearer, _clock.GetUtcNow() + TimeSpan.FromHours(1));

        Assert.Null(_tokens.Find(other));
    }
}
