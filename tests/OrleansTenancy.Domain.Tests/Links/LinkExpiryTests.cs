using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Tenants;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Links;

/// <summary>Who is told when of the end of a link.</summary>
public sealed class LinkExpiryTests
{
    private static readonly DateTimeOffset End = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId Partner = PartnerId.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly LinkFacts Linked = Link(End, End.AddDays(-90));

    [Theory]
    [InlineData(30), InlineData(7), InlineData(1), InlineData(0)]
    public void X_5_each_step_is_due_at_its_tick_and_not_before(int days)
    {
        var due = End.AddDays(-days);
        var told = days switch { 30 => null, 7 => Told(30), 1 => Told(7), _ => Told(1) };
        var link = Linked with { Notice = told };

        Assert.Null(LinkExpiryRules.Due(link, due.AddTicks(-1)));
        Assert.Equal(Told(days), LinkExpiryRules.Due(link, due));
        Assert.Null(LinkExpiryRules.Due(link with { Notice = Told(days) }, due));
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(20, 30)]
    [InlineData(3, 7)]
    [InlineData(0.5, 1)]
    [InlineData(-100, 0)]
    public void X_5_of_several_missed_steps_only_the_most_urgent_is_told(double daysLeft, int? expected) =>
        Assert.Equal(expected, LinkExpiryRules.Due(Linked, End.AddDays(-daysLeft))?.Days);

    [Fact]
    public void X_5_a_step_that_lies_before_the_link_began_is_not_told()
    {
        var week = Link(End, End.AddDays(-7).AddTicks(1));
        Assert.Null(LinkExpiryRules.Due(week, End.AddDays(-6)));
        Assert.Equal(1, LinkExpiryRules.Due(week, End.AddDays(-1))?.Days);
        Assert.Equal(7, LinkExpiryRules.Due(Link(End, End.AddDays(-7)), End.AddDays(-6))?.Days);
    }

    [Fact]
    public void X_5_another_end_begins_anew_and_none_has_nothing_to_tell()
    {
        var told = Linked with { Notice = Told(1) };
        var later = told with { ExpiresAt = End.AddDays(100) };

        Assert.Null(LinkExpiryRules.Due(later, End));
        Assert.Equal(30, LinkExpiryRules.Due(later, End.AddDays(70))?.Days);
        Assert.False(LinkExpiryRules.IsWatched(told with { ExpiresAt = null }));
        Assert.True(LinkExpiryRules.IsWatched(told with { Notice = Told(0), ExpiresAt = End.AddDays(1) }));
        Assert.False(LinkExpiryRules.IsWatched(told with { Notice = Told(0) }));
    }

    [Theory]
    [InlineData(LinkState.Pending), InlineData(LinkState.Rejected), InlineData(LinkState.Ended)]
    public void X_8_a_link_that_is_not_live_has_no_end_to_tell_of(LinkState state)
    {
        var link = Linked with { State = state };
        Assert.Null(LinkExpiryRules.Due(link, End.AddDays(-1)));
        Assert.Null(LinkExpiryRules.Due(link, End));
        Assert.False(LinkExpiryRules.IsWatched(link));
    }

    [Fact]
    public void X_5_what_is_told_is_remembered_with_it_and_the_end_empties_the_index_of_the_assigned()
    {
        var tenant = Tenant(Linked) with { Assignees = [UserId.Parse("tech")] };

        var warned = TenantExpiryRules.Announce(tenant, End.AddDays(-30)).Value!;
        Assert.Equal(new LinkExpiring(warned.Next.Policy.Links.Single(), 30), Assert.Single(warned.Events));
        Assert.Empty(TenantExpiryRules.Announce(warned.Next, End.AddDays(-8)).Value!.Events);
        Assert.NotEmpty(warned.Next.Assignees);

        var ended = TenantExpiryRules.Announce(warned.Next, End).Value!;
        Assert.IsType<LinkExpired>(Assert.Single(ended.Events));
        Assert.Empty(ended.Next.Assignees);
        Assert.False(TenantExpiryRules.IsWatched(ended.Next));
        Assert.Empty(TenantExpiryRules.Announce(ended.Next, End.AddYears(1)).Value!.Events);
        Assert.True(ended.Next.Policy.Version > warned.Next.Policy.Version);
    }

    private static ExpiryNotice Told(int days) => new(End, days);

    private static LinkFacts Link(DateTimeOffset end, DateTimeOffset since) =>
        new(new LinkId(Guid.Empty), Partner, LinkState.Linked, LinkOrigin.Requested, UserId.Parse("nadia"), since.AddDays(-1))
        {
            DecidedAt = since,
            ExpiresAt = end,
        };

    private static TenantFacts Tenant(LinkFacts link) =>
        new(
            new TenantPolicyFacts(TenantId.Parse("acme"), new TenantUid(Guid.Empty), TenantState.Active, 1) { Links = [link] },
            "Acme",
            UserId.Parse("op"),
            link.RequestedAt);
}
