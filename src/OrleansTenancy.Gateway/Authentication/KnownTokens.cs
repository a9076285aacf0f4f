using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using BitFaster.Caching.Lru;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>
/// Bearer tokens whose signature was verified a moment ago, by their hash. Verifying a signature costs more than
/// deciding, and a token that was good stays good until it expires; it is verified again at least every minute, so that
/// a key that its issuer withdrew is not believed for longer. What the bearer may do is asked at every request.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class KnownTokens(TimeProvider time)
{
    // Some kilobytes each; what falls out is verified again.
    private const int Max = 20_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentLru<TokenHash, Known> _known = new(Max);

    /// <summary>Who presented a token, if it was verified before and still counts.</summary>
    public ClaimsPrincipal? Find(string token) =>
        _known.TryGet(TokenHash.Of(token), out var known) && time.GetUtcNow() < known.Until ? known.Bearer : null;

    /// <summary>A token was verified.</summary>
    /// <param name="token">The token.</param>
    /// <param name="bearer">Who presented it.</param>
    /// <param name="expires">When it ends.</param>
    public void Keep(string token, ClaimsPrincipal bearer, DateTimeOffset expires)
    {
        var latest = time.GetUtcNow() + KeptFor;
        _known.AddOrUpdate(TokenHash.Of(token), new Known(bearer, expires < latest ? expires : latest));
    }

    private sealed record Known(ClaimsPrincipal Bearer, DateTimeOffset Until);

    // The whole hash is compared, so nobody is taken for another.
    private readonly record struct TokenHash(UInt128 Left, UInt128 Right)
    {
        public static TokenHash Of(string token)
        {
            Span<byte> text = token.Length <= 2048 ? stackalloc byte[token.Length * 3] : new byte[token.Length * 3];
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(text[..Encoding.UTF8.GetBytes(token, text)], hash);
            return new TokenHash(
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash),
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash[16..]));
        }
    }
}
