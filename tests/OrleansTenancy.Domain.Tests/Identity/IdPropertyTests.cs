using CsCheck;
using OrleansTenancy.Domain.Identity;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Identity;

/// <summary>
/// Two ids are one exactly if their texts are, whatever the texts look like: the store knows a row by nothing else.
/// </summary>
public sealed class IdPropertyTests
{
    // Characters that storage, URLs and number parsers like to treat alike, and some that are refused.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char["0123456789abcdefABCDEF-._@:|~ +/\u00e9\u0130"].Array[0, 6].Select(c => new string(c)),
        Gen.OneOf("cafe", "CAFE", "Cafe", "00cafe", "0cafe", "20235", "020235", "+20235", "20235 ", "1e3", "0x10", "-1"));

    private static readonly Kind[] Kinds =
    [
        new("tenant", t => TenantId.TryParse(t, out var id) ? id : null, t => TenantId.Parse(t).ToString(), IsSlug),
        new("group", t => GroupId.TryParse(t, out var id) ? id : null, t => GroupId.Parse(t).ToString(), IsSlug),
        new("role", t => RoleId.TryParse(t, out var id) ? id : null, t => RoleId.Parse(t).ToString(), IsSlug),
        new("user", t => UserId.TryParse(t, out var id) ? id : null, t => UserId.Parse(t).ToString(), IsOpaque),
        new("device", t => DeviceId.TryParse(t, out var id) ? id : null, t => DeviceId.Parse(t).ToString(), IsOpaque),
        new("resource", t => ResourceId.TryParse(t, out var id) ? id : null, t => ResourceId.Parse(t).ToString(), IsOpaque),
    ];

    [Fact]
    public void An_id_is_accepted_exactly_if_it_is_spelled_as_the_contract_says_and_nothing_is_repaired() =>
        Texts.Sample(text => Kinds.All(k => k.Read(text) is null != k.IsSpelled(text) && (!k.IsSpelled(text) || k.Again(text) == text)));

    [Fact]
    public void Two_ids_are_equal_exactly_if_their_texts_are() =>
        Gen.Select(Texts, Texts).Sample((one, two) => Kinds.All(k =>
            k.Read(one) is not { } a
            || k.Read(two) is not { } b
            || a.Equals(b) == string.Equals(one, two, StringComparison.Ordinal)));

    [Fact]
    public void Case_and_leading_zeros_keep_ids_apart() =>
        Texts.Sample(text => Kinds.All(k =>
            k.Read(text) is not { } id
            || new[] { "0" + text, text.ToUpperInvariant(), text.ToLowerInvariant() }.Distinct().All(other => other == text || Apart(k, id, other))));

    [Fact]
    public void A_grain_key_leads_back_to_its_id_and_to_no_other_kind() =>
        Gen.Select(Texts, Texts).Sample((one, two) =>
        {
            var keys = KeysOf(one).Concat(one == two ? [] : KeysOf(two)).ToArray();
            return keys.Distinct(StringComparer.Ordinal).Count() == keys.Length;
        });

    [Fact]
    public void A_partner_id_is_a_uuid_with_hyphens_and_its_key_does_not_depend_on_how_it_was_typed() =>
        Gen.Guid.Where(g => g != Guid.Empty).Sample(value =>
        {
            var text = value.ToString("D");
            var id = PartnerId.Parse(text);
            return id.ToString() == text
                && PartnerId.Parse(text.ToUpperInvariant()) == id
                && PartnerId.FromGrainKey(id.GrainKey) == id
                && PartnerId.Parse(text.ToUpperInvariant()).GrainKey == "partner/" + text;
        });

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData(" 11111111-1111-4111-8111-111111111111")]
    [InlineData("11111111-1111-4111-8111-111111111111\n")]
    [InlineData("{11111111-1111-4111-8111-111111111111}")]
    [InlineData("11111111111141118111111111111111")]
    [InlineData("+1111111-1111-4111-8111-111111111111")]
    [InlineData("0x111111-1111-4111-8111-111111111111")]
    [InlineData("11111111-0x11-4111-8111-111111111111")]
    [InlineData("cafe")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_uuid_with_hyphens_is_no_partner_id(string? text) => Assert.False(PartnerId.TryParse(text, out _));

    private static bool Apart(Kind kind, object id, string other) => kind.Read(other) is not { } read || !read.Equals(id);

    // Kinds share the spelling of ids, so a tenant, a user and a partner may well be called the same.
    private static List<string> KeysOf(string text)
    {
        var keys = new List<string>();
        if (TenantId.TryParse(text, out var tenant))
        {
            Assert.Equal(tenant, TenantId.FromGrainKey(tenant.GrainKey));
            keys.Add(tenant.GrainKey);
        }

        if (UserId.TryParse(text, out var user))
        {
            Assert.Equal(user, UserId.FromGrainKey(user.GrainKey));
            keys.Add(user.GrainKey);
        }

        return keys;
    }

    private static bool IsSlug(string text) =>
        text.Length is >= 1 and <= 63
        && text[0] != '-'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static bool IsOpaque(string text) =>
        text.Length is >= 1 and <= 128
        && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "._@:|~-".Contains(c, StringComparison.Ordinal));

    private sealed record Kind(string Name, Func<string, object?> Read, Func<string, string> Again, Func<string, bool> IsSpelled);
}
