using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Domain.Tests.Invitations;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Portal;

public sealed class PortalRulesTests
{
    private static readonly TenantFacts Acme = InvitedTenant.Acme;
    private static readonly PartnerId Partner = InvitedTenant.Partner;
    private static readonly DateTimeOffset T0 = InvitedTenant.T0;

    [Fact]
    public void SC_7_SC_8_only_the_first_activation_is_one_of_which_people_are_told_by_mail()
    {
        var closed = Switch(Acme, false);
        Assert.Equal(new PortalSwitched(Partner, false, false), Assert.Single(closed.Events));
        Assert.Null(closed.Next.PortalOpenedAt);

        var opened = Switch(closed.Next, true);
        Assert.Equal(new PortalSwitched(Partner, true, true), Assert.Single(opened.Events));
        Assert.Equal(T0, opened.Next.PortalOpenedAt);

        var again = Switch(Switch(opened.Next, false).Next, true, T0.AddDays(1));
        Assert.Equal(new PortalSwitched(Partner, true, false), Assert.Single(again.Events));
        Assert.Equal(T0, again.Next.PortalOpenedAt);
    }

    [Fact]
    public void SC_7_what_is_so_already_happens_no_second_time()
    {
        var change = Switch(Acme, true);
        Assert.Empty(change.Events);
        Assert.Same(Acme, change.Next);
        var level = InformationLevel.Of(Acme.Policy.MaskedScopes);
        Assert.Empty(PortalRules.SetInformationLevel(Acme, Partner, level, T0).Value!.Events);
    }

    [Fact]
    public void SC_30_closing_changes_nothing_but_the_switch_and_the_version()
    {
        var closed = Switch(InvitedTenant.Invited(), false).Next;
        var before = InvitedTenant.Invited();
        Assert.Equal(before.Policy.Version + 1, closed.Policy.Version);
        Assert.Equal(before.Policy with { PortalActive = false, Version = closed.Policy.Version }, closed.Policy);
        Assert.Equal(before.Invitations, closed.Invitations);
        Assert.Equal(before.Admins, closed.Admins);
    }

    [Fact]
    public void SC_12_to_SC_15_each_switch_masks_its_scope_and_no_other_one()
    {
        for (var bits = 0; bits < 16; bits++)
        {
            var level = new InformationLevel((bits & 1) == 0, (bits & 2) == 0, (bits & 4) == 0, (bits & 8) == 0);
            var set = PortalRules.SetInformationLevel(Acme, Partner, level, T0).Value!.Next.Policy;
            var expected = new[] { "read:load:estimated", "read:load:measured_peak", "read:device_property", "read:custom_property" }
                .Where((_, i) => (bits & (1 << i)) != 0)
                .Order(StringComparer.Ordinal);
            Assert.Equal(expected, set.MaskedScopes);
            Assert.Equal(level, InformationLevel.Of(set.MaskedScopes));
        }
    }

    [Fact]
    public void SC_19p_the_level_leaves_alone_what_the_ceiling_masks_besides()
    {
        ImmutableArray<string> more = ["create:personal_access_token"];
        var masked = Acme with { Policy = Acme.Policy with { MaskedScopes = more } };
        var none = new InformationLevel(false, true, true, true);
        var set = PortalRules.SetInformationLevel(masked, Partner, none, T0).Value!.Next;
        Assert.Equal<IEnumerable<string>>(["create:personal_access_token", "read:load:estimated"], set.Policy.MaskedScopes);
        var all = new InformationLevel(true, true, true, true);
        Assert.Equal<IEnumerable<string>>(more, PortalRules.SetInformationLevel(set, Partner, all, T0).Value!.Next.Policy.MaskedScopes);
    }

    [Fact]
    public void SC_28_nobody_but_the_provider_with_a_live_link_switches_anything()
    {
        var level = new InformationLevel(false, false, false, false);
        var deleted = InvitedTenant.Done(TenantRules.Delete(Acme, null, T0)).Next;
        foreach (var (facts, partner, code) in new (TenantFacts?, PartnerId, string)[]
        {
            (null, Partner, RefusalCodes.TenantUnknown),
            (deleted, Partner, RefusalCodes.TenantUnknown),
            (Acme, InvitedTenant.OtherPartner, RefusalCodes.NotLinked),
            (Acme with { Policy = Acme.Policy with { Owner = null } }, Partner, RefusalCodes.NotOwned),
        })
        {
            InvitedTenant.Refused(code, PortalRules.SetActive(facts, partner, false, T0));
            InvitedTenant.Refused(code, PortalRules.SetInformationLevel(facts, partner, level, T0));
        }
    }

    private static TenantChange Switch(TenantFacts facts, bool active, DateTimeOffset? at = null) =>
        InvitedTenant.Done(PortalRules.SetActive(facts, Partner, active, at ?? T0));
}
