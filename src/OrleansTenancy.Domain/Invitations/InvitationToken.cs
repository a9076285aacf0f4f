using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Invitations;

/// <summary>What an invited person is sent: which invitation, and a secret. Its text is never stored.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Secret">128 bits.</param>
public sealed record InvitationToken(InvitationId Id, ImmutableArray<byte> Secret)
{
    /// <summary>How long a secret is, in bytes.</summary>
    public const int SecretLength = 16;

    private const int IdLength = 16;

    /// <summary>Reads a token from its text; null: it is none.</summary>
    public static InvitationToken? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
        if (text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written != bytes.Length)
        {
            return null;
        }

        var token = new InvitationToken(
            new InvitationId(new Guid(bytes[..IdLength], bigEndian: true)), [.. bytes[IdLength..]]);

        // One token has one text: what differs in bits that do not count is none.
        return token.Text() == text ? token : null;
    }

    /// <summary>The token as text that may stand in an address.</summary>
    public string Text()
    {
        if (Secret.Length != SecretLength)
        {
            throw Invariant.Broken("a secret has another length");
        }

        Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
        Id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        Secret.CopyTo(bytes[IdLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Nothing of the secret, so that it gets into no log.</summary>
    public override string ToString() => Id.ToString();
}
