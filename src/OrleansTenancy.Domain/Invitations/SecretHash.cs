using System.Collections.Immutable;
using System.Security.Cryptography;

namespace OrleansTenancy.Domain.Invitations;

/// <summary>
/// How secrets are stored and compared. A secret has 128 bits of chance, so a plain hash of it cannot be searched.
/// </summary>
public static class SecretHash
{
    /// <summary>What is stored of a secret: its SHA-256.</summary>
    public static ImmutableArray<byte> Of(ImmutableArray<byte> secret) => [.. SHA256.HashData(secret.AsSpan())];

    /// <summary>
    /// Whether a secret is one of those that were stored. Takes as long whether it is, and whichever it is.
    /// </summary>
    public static bool IsOneOf(ImmutableArray<byte> secret, ImmutableArray<ImmutableArray<byte>> hashes)
    {
        var given = Of(secret);
        var found = false;
        foreach (var hash in hashes)
        {
            found |= CryptographicOperations.FixedTimeEquals(given.AsSpan(), hash.AsSpan());
        }

        return found;
    }
}
