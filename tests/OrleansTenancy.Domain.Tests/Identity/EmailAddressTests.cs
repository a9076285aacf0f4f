using OrleansTenancy.Domain.Identity;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Identity;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("a@b.cd")]
    [InlineData("Carla.Customer+tag@Customer.Example")]
    [InlineData("o'brien!#$%&*/=?^_`{|}~-@x.xn--p1ai")]
    [InlineData("1@1.a1")]
    public void An_address_is_kept_as_it_is_but_for_the_case_of_its_domain(string text)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        var at = text.IndexOf('@', StringComparison.Ordinal);
        Assert.Equal(text[..at] + text[at..].ToLowerInvariant(), address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@b.cd")]
    [InlineData("a@")]
    [InlineData("a@localhost")]
    [InlineData("a@b..cd")]
    [InlineData("a@b.cd.")]
    [InlineData("a@-b.cd")]
    [InlineData("a@b-.cd")]
    [InlineData("a@10.0.0.1")]
    [InlineData("a@[10.0.0.1]")]
    [InlineData("a@b@c.de")]
    [InlineData("\"a@x.de\"@b.cd")]
    [InlineData(".a@b.cd")]
    [InlineData("a.@b.cd")]
    [InlineData("a..b@b.cd")]
    [InlineData("a b@b.cd")]
    [InlineData(" a@b.cd")]
    [InlineData("a@b.cd ")]
    [InlineData("a@b.cd\r\nBcc: x@y.zz")]
    [InlineData("A <a@b.cd>")]
    [InlineData("a,x@b.cd")]
    [InlineData("a@b.cd,x@b.cd")]
    [InlineData("ä@b.cd")]
    [InlineData("a@bücher.de")]
    [InlineData("a@b.c\u0000d")]
    [InlineData("a\u200b@b.cd")]
    [InlineData("\uff41@b.cd")]
    public void V4_V18_what_is_no_plain_address_is_refused(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void Longer_ones_than_mail_servers_take_are_refused()
    {
        Assert.True(EmailAddress.TryParse(new string('a', 64) + "@b.cd", out _));
        Assert.False(EmailAddress.TryParse(new string('a', 65) + "@b.cd", out _));
        Assert.False(EmailAddress.TryParse("a@" + new string('b', 64) + ".cd", out _));
        var domain = string.Join('.', Enumerable.Repeat(new string('b', 61), 4));
        Assert.True(EmailAddress.TryParse("abcdef@" + domain, out _));
        Assert.False(EmailAddress.TryParse("abcdefgh@" + domain, out _));
    }

    [Theory]
    [InlineData("carla@customer.example", "CARLA@Customer.EXAMPLE", true)]
    [InlineData("carla@customer.example", "carla@customer.example.org", false)]
    [InlineData("carla@customer.example", "carla+x@customer.example", false)]
    [InlineData("carla@customer.example", "car.la@customer.example", false)]
    [InlineData("carla@customer.example", "carl@customer.example", false)]
    public void V8_addresses_are_one_if_they_differ_in_the_case_of_ascii_letters_at_most(string one, string other, bool same)
    {
        var (left, right) = (EmailAddress.Parse(one), EmailAddress.Parse(other));
        Assert.Equal(same, left == right);
        Assert.Equal(same, left.GetHashCode() == right.GetHashCode());
    }

    [Theory]
    [InlineData("mi\u0137e@github.example")]
    [InlineData("mike@g\u0131thub.example")]
    [InlineData("mi\u212ae@github.example")]
    [InlineData("\u0130ke@github.example")]
    [InlineData("stra\u00dfe@github.example")]
    public void V4_letters_that_fold_into_ascii_ones_are_no_way_to_somebody_else(string lookalike) =>
        Assert.False(EmailAddress.TryParse(lookalike, out _));
}
