using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>
/// The text of a personal access token: a prefix by which scanners find it, then in base64url the id of the token, its
/// secret, its owner, and a checksum over all of it, so that a mistyped one is refused without asking anybody. That the
/// owner stands in it only says whose grain to ask; the grain believes the secret and nothing else.
/// </summary>
/// <param name="Id">The token.</param>
/// <param name="Owner">Whom it claims to be of.</param>
/// <param name="SecretHash">SHA-256 of its secret.</param>
internal sealed record AccessTokenText(TokenId Id, UserId Owner, ImmutableArray<byte> SecretHash)
{
    /// <summary>What every token begins with.</summary>
    public const string Prefix = "otpat_";

    /// <summary>256 bits of chance.</summary>
    public const int SecretBytes = 32;

    private const int IdBytes = 16;
    private const int CheckBytes = sizeof(uint);
    private const int FixedBytes = IdBytes + SecretBytes + CheckBytes;
    private const int TextMax = 400;

    /// <summary>The text of a token; shown to its owner once and held by nobody.</summary>
    public static string Write(TokenId id, UserId owner, ReadOnlySpan<byte> secret)
    {
        byte[] body = [.. id.Value.ToByteArray(bigEndian: true), .. secret, .. Encoding.ASCII.GetBytes(owner.Value)];
        return Prefix + Base64Url.EncodeToString([.. body, .. Check(body)]);
    }

    /// <summary>Reads a token; what was not written by <see cref="Write"/> is none.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out AccessTokenText? token)
    {
        token = null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length > TextMax
            || !Base64Url.IsValid(text.AsSpan(Prefix.Length)))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length));
        if (bytes.Length <= FixedBytes || Base64Url.EncodeToString(bytes) != text[Prefix.Length..])
        {
            return false;
        }

        var body = bytes.AsSpan(0, bytes.Length - CheckBytes);
        var id = new TokenId(new Guid(body[..IdBytes], bigEndian: true));
        if (!bytes.AsSpan(body.Length).SequenceEqual(Check(body))
            || !UserId.TryParse(Encoding.Latin1.GetString(body[(IdBytes + SecretBytes)..]), out var owner))
        {
            return false;
        }

        token = new AccessTokenText(id, owner, HashOf(body.Slice(IdBytes, SecretBytes)));
        return true;
    }

    /// <summary>What is stored of a secret.</summary>
    public static ImmutableArray<byte> HashOf(ReadOnlySpan<byte> secret) => [.. SHA256.HashData(secret)];

    // With the prefix in it, so that a token of another kind of the same layout is not taken for one of this.
    private static byte[] Check(ReadOnlySpan<byte> body) => Crc32.Hash([.. Encoding.ASCII.GetBytes(Prefix), .. body]);
}
