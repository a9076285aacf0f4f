using OrleansTenancy.Domain.Identity;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Identity;

public sealed class IdTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("007", true)]
    [InlineData("a-", true)]
    [InlineData("-a", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_tenant_id_is_a_lower_case_slug(string? text, bool valid) =>
        Assert.Equal(valid, TenantId.TryParse(text, out _));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_slug_has_at_most_63_characters(int length, bool valid) =>
        Assert.Equal(valid, TenantId.TryParse(new string('a', length), out _));

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_user_id_has_at_most_128_characters(int length, bool valid) =>
        Assert.Equal(valid, UserId.TryParse(new string('a', length), out _));

    [Fact]
    public void Ids_that_differ_in_case_or_leading_zeros_stay_apart()
    {
        Assert.NotEqual(UserId.Parse("a"), UserId.Parse("A"));
        Assert.NotEqual(UserId.Parse("7"), UserId.Parse("07"));
    }
}
