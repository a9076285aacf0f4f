using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Links;

/// <summary>Every state of a link × every command: what happens, or which code refuses it.</summary>
public sealed class LinkMachineTests
{
    private const string Done = "done";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly PartnerId Partner = PartnerId.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly PartnerId Other = PartnerId.Parse("22222222-2222-4222-8222-222222222222");
    private static readonly LinkId OldId = new(Guid.Parse("33333333-3333-4333-8333-333333333333"));
    private static readonly LinkId NewId = new(Guid.Parse("44444444-4444-4444-8444-444444444444"));
    private static readonly CommandStamp Stamp = new(UserId.Parse("nadia"), Now);

    [Theory]
    [InlineData("none", Done, "not-pending", "not-pending", "no-link", "no-link", "not-rejected")]
    [InlineData("pending", "link-exists", Done, Done, Done, "no-link", "not-rejected")]
    [InlineData("linked", "link-exists", "not-pending", "not-pending", "no-link", Done, "not-rejected")]
    [InlineData("rejected", "link-barred", "not-pending", "not-pending", "no-link", "no-link", Done)]
    [InlineData("ended", Done, "not-pending", "not-pending", "no-link", "no-link", "not-rejected")]
    [InlineData("pending-expired", Done, "not-pending", "not-pending", "no-link", "no-link", "not-rejected")]
    [InlineData("linked-expired", Done, "not-pending", "not-pending", "no-link", "no-link", "not-rejected")]
    public void E1_8_every_state_answers_every_command(
        string state, string request, string accept, string reject, string withdraw, string end, string clear)
    {
        var links = LinksIn(state);

        Assert.Equal(request, CodeOf(Request(links, Partner)));
        Assert.Equal(accept, CodeOf(LinkRules.Accept(links, Partner, Stamp)));
        Assert.Equal(reject, CodeOf(LinkRules.Reject(links, Partner, "no thanks", Stamp)));
        Assert.Equal(withdraw, CodeOf(LinkRules.Withdraw(links, Partner, Now)));
        Assert.Equal(end, CodeOf(LinkRules.End(links, Partner, LinkSide.Tenant, Stamp)));
        Assert.Equal(end, CodeOf(LinkRules.End(links, Partner, LinkSide.Partner, Stamp)));
        Assert.Equal(clear, CodeOf(LinkRules.ClearRejection(links)));
    }

    [Fact]
    public void E1_8_E1_9_both_approvals_are_recorded_with_who_and_when()
    {
        var pending = Request([], Partner).Value!.Links;
        var later = new CommandStamp(UserId.Parse("piet"), Now.AddHours(1));

        var link = LinkRules.Accept(pending, Partner, later).Value!.Links.Single();

        Assert.Equal(LinkState.Linked, link.State);
        Assert.Equal((Stamp.Actor, Now), (link.RequestedBy, link.RequestedAt));
        Assert.Equal((later.Actor, later.At), (link.DecidedBy, link.DecidedAt));
        Assert.True(link.IsLive(later.At));
        Assert.False(pending.Single().IsLive(later.At));
    }

    [Fact]
    public void E1_15_the_accepted_version_of_the_terms_is_recorded() =>
        Assert.Equal(LinkSettings.Default.TermsVersion, Request([], Partner).Value!.Links.Single().TermsVersion);

    [Fact]
    public void E1_16_without_the_terms_there_is_no_request()
    {
        var request = new LinkRequest(Partner, false, null, null, null);
        var outcome = LinkRules.Request([], request, NewId, LinkSettings.Default, ScopeCatalogue.BuiltIn, Stamp);
        Assert.Equal(RefusalCodes.TermsNotAccepted, outcome.Refusal?.Code);
    }

    [Fact]
    public void E1_23_the_reject_message_is_kept()
    {
        var links = LinkRules.Reject(LinksIn("pending"), Partner, "not our region", Stamp).Value!.Links;
        Assert.Equal((LinkState.Rejected, "not our region"), (links.Single().State, links.Single().Reason));
    }

    [Fact]
    public void E1_25_a_rejection_bars_every_partner_or_only_this_one_as_the_platform_says()
    {
        var rejected = LinksIn("rejected");
        var narrow = LinkSettings.Default with { RejectionScope = RejectionScope.ThisPartner };

        Assert.Equal(RefusalCodes.LinkBarred, CodeOf(Request(rejected, Other)));
        Assert.Equal(Done, CodeOf(Request(rejected, Other, narrow)));
        Assert.Equal(RefusalCodes.LinkBarred, CodeOf(Request(rejected, Partner, narrow)));
    }

    [Fact]
    public void C3_after_the_operator_cleared_the_rejection_the_tenant_may_ask_again()
    {
        var cleared = LinkRules.ClearRejection(LinksIn("rejected")).Value!.Links;
        Assert.Empty(cleared);
        Assert.Equal(Done, CodeOf(Request(cleared, Partner)));
    }

    [Fact]
    public void C5_a_second_partner_needs_a_platform_that_allows_it()
    {
        var linked = LinksIn("linked");
        Assert.Equal(RefusalCodes.LinkExists, CodeOf(Request(linked, Other)));
        Assert.Equal(Done, CodeOf(Request(linked, Other, LinkSettings.Default with { MaxActivePartners = 2 })));
    }

    [Fact]
    public void X_8_a_withdrawn_request_is_forgotten_and_a_new_link_is_another_life()
    {
        Assert.Empty(LinkRules.Withdraw(LinksIn("pending"), Partner, Now).Value!.Links);
        Assert.Equal(NewId, Request(LinksIn("ended"), Partner).Value!.Links.Single().Id);
    }

    [Fact]
    public void C13_ending_a_link_switches_auto_add_off()
    {
        var link = LinksIn("linked").Single() with { AutoAdd = true, RetainedThrough = 7 };
        var ended = LinkRules.End([link], Partner, LinkSide.Tenant, Stamp).Value!.Links.Single();
        Assert.Equal((false, 0L, LinkSide.Tenant), (ended.AutoAdd, ended.RetainedThrough, ended.EndedSide));
    }

    [Theory]
    [InlineData(-1, Done)]
    [InlineData(0, "not-pending")]
    public void X_5_a_request_can_be_accepted_until_the_instant_at_which_it_runs_out(int milliseconds, string expected)
    {
        var pending = LinksIn("pending").Single() with { ExpiresAt = Now };
        var stamp = Stamp with { At = Now.AddMilliseconds(milliseconds) };
        Assert.Equal(expected, CodeOf(LinkRules.Accept([pending], Partner, stamp)));
    }

    private static Outcome<LinkChange> Request(
        ImmutableArray<LinkFacts> links, PartnerId partner, LinkSettings? settings = null) =>
        LinkRules.Request(
            links,
            new LinkRequest(partner, true, null, null, null),
            NewId,
            settings ?? LinkSettings.Default,
            ScopeCatalogue.BuiltIn,
            Stamp);

    private static ImmutableArray<LinkFacts> LinksIn(string state)
    {
        var past = Now.AddDays(-1);
        var link = new LinkFacts(OldId, Partner, LinkState.Pending, LinkOrigin.Requested, Stamp.Actor, past);
        return state switch
        {
            "none" => [],
            "pending" => [link],
            "linked" => [link with { State = LinkState.Linked }],
            "rejected" => [link with { State = LinkState.Rejected }],
            "ended" => [link with { State = LinkState.Ended }],
            "pending-expired" => [link with { ExpiresAt = Now }],
            "linked-expired" => [link with { State = LinkState.Linked, ExpiresAt = Now }],
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }

    private static string CodeOf(Outcome<LinkChange> outcome) => outcome.Refusal?.Code ?? Done;
}
