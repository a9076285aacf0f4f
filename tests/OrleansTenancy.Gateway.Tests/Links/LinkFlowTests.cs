using Xunit;

namespace OrleansTenancy.Gateway.Tests.Links;

[Collection(HttpTests.Name)]
public sealed class LinkFlowTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E1_1_to_E1_23_one_step_on_each_side_links_and_both_are_told()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        var link = $"/v1/tenants/{tenant}/link";
        Assert.Equal("none", (await _world.As(owner).Get(link)).Is(200).Member("state"));

        // E1.16: without the terms nothing is requested, and nothing is looked up.
        (await _world.As(owner).Post(link, new { partnerId = partner })).IsProblem(400, "terms-not-accepted");
        (await _world.As(owner).Post(link, new { partnerId = Guid.NewGuid(), acceptTermsOfService = true }))
            .IsProblem(404, "partner-unknown");
        Assert.Equal("pending", (await _world.Request(tenant, owner, partner)).Is(202).Member("state"));
        (await _world.Request(tenant, owner, partner)).IsProblem(409, "link-exists");

        var pending = await _world.As(chief).Get($"/v1/partners/{partner}/tenants?state=pending");
        var item = Assert.Single(pending.Is(200).Items);
        Assert.Equal(tenant, item.GetProperty("tenantId").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, item.GetProperty("deviceCount").ValueKind);
        (await _world.As(chief).Post($"/v1/tenants/{tenant}/login")).IsProblem(403, "no-access");

        var accepted = await _world.As(chief).Post($"/v1/partners/{partner}/tenants/{tenant}/accept");
        Assert.Equal("linked", accepted.Is(200).Member("state"));
        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants/{tenant}/accept")).IsProblem(409, "not-pending");

        var linked = (await _world.As(owner).Get(link)).Is(200);
        Assert.Equal((owner, chief), (linked.Member("requestedBy"), linked.Member("decidedBy")));
        Assert.Equal("The partner has accepted.", linked.Member("message"));
        Assert.Empty((await _world.As(chief).Get($"/v1/partners/{partner}/tenants?state=pending")).Items);
        var listed = Assert.Single((await _world.As(chief).Get($"/v1/partners/{partner}/tenants?state=linked")).Items);
        Assert.Equal(0, listed.GetProperty("deviceCount").GetInt64());
        var login = (await _world.As(chief).Post($"/v1/tenants/{tenant}/login")).Is(200);
        Assert.Equal(("partner", partner), (login.Member("source"), login.Member("partnerId")));

        var atTenant = await _world.As(owner).Get($"/v1/tenants/{tenant}/notifications");
        Assert.Equal(
            ["tenant.created", "link.requested", "link.accepted"],
            atTenant.Is(200).Items.Select(n => n.GetProperty("type").GetString()));
        var after = await _world.As(owner).Get($"/v1/tenants/{tenant}/notifications?after=2");
        Assert.Equal(3, Assert.Single(after.Items).GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task E1_24_E1_25_a_rejected_tenant_is_barred_until_the_operator_clears_it()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var first = await _world.CreatePartner(chief);
        var second = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        (await _world.Request(tenant, owner, first)).Is(202);
        (await _world.As(chief).Post($"/v1/partners/{first}/tenants/{tenant}/reject", new { reason = "unknown to us" })).Is(200);

        var link = (await _world.As(owner).Get($"/v1/tenants/{tenant}/link")).Is(200);
        Assert.Equal(("rejected", "unknown to us"), (link.Member("state"), link.Member("reason")));
        (await _world.Request(tenant, owner, first)).IsProblem(409, "link-barred");
        (await _world.Request(tenant, owner, second)).IsProblem(409, "link-barred");
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/link/clear-rejection")).IsProblem(403, "forbidden");

        (await _world.Operator.Post($"/v1/tenants/{tenant}/link/clear-rejection")).Is(204);
        (await _world.Request(tenant, owner, second)).Is(202);
    }

    [Fact]
    public async Task X_8_a_request_is_withdrawn_and_a_live_link_ended_by_either_side()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        (await _world.Request(tenant, owner, partner)).Is(202);
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/link")).Is(204);
        Assert.Equal("none", (await _world.As(owner).Get($"/v1/tenants/{tenant}/link")).Member("state"));

        await _world.Link(tenant, owner, partner, chief);
        Assert.True((await _world.As(chief).Ask(tenant, chief, "REBOOT", "group", "none")).DecisionCode == "resource-unknown");
        (await _world.As(chief).Delete($"/v1/partners/{partner}/tenants/{tenant}/link")).Is(204);

        Assert.Equal("ended", (await _world.As(owner).Get($"/v1/tenants/{tenant}/link")).Member("state"));
        var denied = await _world.As(chief).Ask(tenant, chief, "read", "blueprint", "x");
        Assert.Equal((false, "no-access"), (denied.Decision, denied.DecisionCode));
        var told = await _world.As(chief).Get($"/v1/partners/{partner}/notifications");
        Assert.Equal("link.ended", told.Is(200).Items[^1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task E1_4_E1_7_each_step_takes_somebody_of_that_side()
    {
        var (owner, chief, tech, stranger) =
            (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("tech"), HttpWorld.New("stranger"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.AddMember(partner, chief, tech);
        (await _world.Request(tenant, chief, partner)).IsProblem(404, "tenant-unknown");
        (await _world.Request(tenant, owner, partner)).Is(202);

        var accept = $"/v1/partners/{partner}/tenants/{tenant}/accept";
        (await _world.As(stranger).Post(accept)).IsProblem(404, "partner-unknown");
        (await _world.As(owner).Post(accept)).IsProblem(404, "partner-unknown");
        (await _world.As(tech).Post(accept)).IsProblem(403, "partner-admin-required");
        (await _world.As(chief).Post(accept)).Is(200);
    }

    [Fact]
    public async Task E1_5_one_person_of_both_sides_does_both_steps()
    {
        var both = HttpWorld.New("both");
        var partner = await _world.CreatePartner(both);
        var tenant = await _world.CreateTenant(both);

        await _world.Link(tenant, both, partner, both);

        // E1.30: who is a user of the tenant keeps the role held there.
        var login = (await _world.As(both).Post($"/v1/tenants/{tenant}/login")).Is(200);
        Assert.Equal("member", login.Member("source"));
    }
}
