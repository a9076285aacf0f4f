using System.Collections.Immutable;
using CsCheck;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Invitations;

public sealed class InvitationTokenTests
{
    private static readonly ImmutableArray<byte> Secret = [.. Enumerable.Range(0, 16).Select(i => (byte)(i * 17))];
    private static readonly InvitationToken Token = new(new InvitationId(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), Secret);

    [Fact]
    public void V8_a_token_is_32_bytes_that_may_stand_in_an_address() =>
        Gen.Byte.Array[16].Select(Gen.Guid).Sample((secret, id) =>
        {
            var token = new InvitationToken(new InvitationId(id), [.. secret]);
            var text = token.Text();
            var read = InvitationToken.Read(text);
            return text.Length == 43
                && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                && read is not null
                && read.Id == token.Id
                && read.Secret.SequenceEqual(token.Secret);
        });

    [Fact]
    public void V4_one_token_has_one_text()
    {
        var text = Token.Text();
        string[] others = ["", " ", text + "=", text + "A", text[..^1], " " + text, text.Replace('-', '+'), text[..^1] + "\u0141", new string('A', 42) + "B"];
        Assert.All(others.Where(o => o != text), o => Assert.Null(InvitationToken.Read(o)));
        Assert.NotNull(InvitationToken.Read(text));
    }

    [Fact]
    public void V8_every_bit_of_a_secret_counts()
    {
        ImmutableArray<ImmutableArray<byte>> stored = [SecretHash.Of([.. new byte[16]]), SecretHash.Of(Secret)];
        Assert.True(SecretHash.IsOneOf(Secret, stored));
        Assert.False(SecretHash.IsOneOf(Secret, []));
        for (var bit = 0; bit < 128; bit++)
        {
            var other = Secret.SetItem(bit / 8, (byte)(Secret[bit / 8] ^ (1 << (bit % 8))));
            Assert.False(SecretHash.IsOneOf(other, stored));
        }
    }

    [Fact]
    public void V8_neither_hash_nor_text_for_people_gives_the_secret_away()
    {
        Assert.Equal(32, SecretHash.Of(Secret).Length);
        Assert.DoesNotContain(Convert.ToHexString(Secret.AsSpan()), Convert.ToHexString(SecretHash.Of(Secret).AsSpan()), StringComparison.Ordinal);
        Assert.Equal(Token.Id.ToString(), $"{Token}");
    }
}
