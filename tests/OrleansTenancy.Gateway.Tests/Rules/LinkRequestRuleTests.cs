using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>The rules of section 1 up to the request, as an outsider sees them.</summary>
[Collection(HttpTests.Name)]
public sealed class LinkRequestRuleTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E1_1_a_linked_partner_sees_how_many_devices_the_tenant_has()
    {
        var sides = await Sides.Linked(_world);
        Assert.Equal(0, await DeviceCount(sides));
        await _world.Device(sides.Tenant, sides.Owner, "d1");
        await _world.Device(sides.Tenant, sides.Owner, "d2");

        Assert.Equal(2, await DeviceCount(sides));
        (await sides.AsOwner.Delete($"/v1/tenants/{sides.Tenant}/devices/d1")).Is(204);
        Assert.Equal(1, await DeviceCount(sides));
    }

    [Fact]
    public async Task E1_2_a_linked_partner_logs_in_to_the_tenant()
    {
        var sides = await Sides.Linked(_world);

        var login = (await sides.AsChief.Post($"/v1/tenants/{sides.Tenant}/login")).Is(200);

        Assert.Equal(("partner", sides.Partner), (login.Member("source"), login.Member("partnerId")));
    }

    [Fact]
    public async Task E1_3_before_the_link_is_accepted_there_is_neither_a_count_nor_a_login()
    {
        var sides = await Sides.Create(_world);
        await _world.Device(sides.Tenant, sides.Owner, "d1");
        (await sides.AsChief.Post($"/v1/tenants/{sides.Tenant}/login")).IsProblem(403, "no-access");
        (await sides.Request()).Is(202);

        Assert.Null(await DeviceCount(sides));
        (await sides.AsChief.Post($"/v1/tenants/{sides.Tenant}/login")).IsProblem(403, "no-access");
        (await sides.AsChief.Get($"/v1/tenants/{sides.Tenant}")).IsProblem(404, "tenant-unknown");
        Assert.Empty((await sides.AsChief.Get("/v1/me/tenants")).Is(200).Items);
    }

    [Fact]
    public async Task E1_4_one_step_on_each_side_makes_a_link_and_neither_alone()
    {
        var sides = await Sides.Create(_world);
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).IsProblem(404, "tenant-unknown");
        Assert.Equal("pending", (await sides.Request()).Is(202).Member("state"));
        Assert.Equal("pending", (await sides.AsOwner.Get(sides.Link)).Member("state"));

        Assert.Equal("linked", (await sides.AsChief.Post($"{sides.AtPartner}/accept")).Is(200).Member("state"));
        Assert.Equal("linked", (await sides.AsOwner.Get(sides.Link)).Member("state"));
    }

    [Fact]
    public async Task E1_5_a_user_of_both_sides_does_both_steps()
    {
        var sides = await Sides.Create(_world);
        var both = HttpWorld.New("both");
        await _world.AddMember(sides.Partner, sides.Chief, both, "admin");
        (await _world.Grant(sides.Tenant, sides.Owner, both, "enterprise-admin")).Is(200);

        await _world.Link(sides.Tenant, both, sides.Partner, both);

        var link = (await _world.As(both).Get(sides.Link)).Is(200);
        Assert.Equal((both, both), (link.Member("requestedBy"), link.Member("decidedBy")));
    }

    [Fact]
    public async Task E1_6_who_is_no_user_of_the_tenant_cannot_do_its_step()
    {
        var sides = await Sides.Create(_world);
        foreach (var other in new[] { sides.Chief, HttpWorld.New("stranger") })
        {
            (await _world.Request(sides.Tenant, other, sides.Partner)).IsProblem(404, "tenant-unknown");
        }

        (await _world.Operator.Post(sides.Link, new { partnerId = sides.Partner, acceptTermsOfService = true }))
            .IsProblem(404, "tenant-unknown");
        Assert.Empty(await sides.Listed("pending"));
        (await sides.Request()).Is(202);
    }

    [Fact]
    public async Task E1_7_who_is_no_user_of_the_partner_cannot_do_its_step()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);
        foreach (var other in new[] { sides.Owner, HttpWorld.New("stranger") })
        {
            (await _world.As(other).Post($"{sides.AtPartner}/accept")).IsProblem(404, "partner-unknown");
            (await _world.As(other).Post($"{sides.AtPartner}/reject")).IsProblem(404, "partner-unknown");
        }

        (await _world.Operator.Post($"{sides.AtPartner}/accept")).IsProblem(404, "partner-unknown");
        Assert.Equal([sides.Tenant], await sides.Listed("pending"));
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).Is(200);
    }

    [Fact]
    public async Task E1_8_the_approval_of_the_tenant_is_recorded_with_who_and_when()
    {
        var sides = await Sides.Create(_world);
        var before = DateTimeOffset.UtcNow;
        (await sides.Request()).Is(202);

        var link = (await sides.AsOwner.Get(sides.Link)).Is(200);
        Assert.Equal((sides.Owner, null), (link.Member("requestedBy"), link.Member("decidedBy")));
        Assert.InRange(At(link, "requestedAt"), before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task E1_9_the_approval_of_the_partner_is_recorded_with_who_and_when()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);
        var before = DateTimeOffset.UtcNow;
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).Is(200);

        var link = (await sides.AsOwner.Get(sides.Link)).Is(200);
        Assert.Equal((sides.Owner, sides.Chief), (link.Member("requestedBy"), link.Member("decidedBy")));
        Assert.InRange(At(link, "decidedAt"), before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task E1_10_a_partner_has_an_id_that_is_a_uuid_of_its_own()
    {
        var ids = new[] { await _world.CreatePartner("chief"), await _world.CreatePartner("chief") };

        Assert.All(ids, id => Assert.True(Guid.TryParseExact(id, "D", out var uuid) && uuid != Guid.Empty, id));
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task E1_11_every_user_of_the_partner_reads_the_id_in_its_details()
    {
        var sides = await Sides.Create(_world);
        var tech = HttpWorld.New("tech");
        await _world.AddMember(sides.Partner, sides.Chief, tech);
        foreach (var user in new[] { sides.Chief, tech })
        {
            Assert.Equal(sides.Partner, (await _world.As(user).Get($"/v1/partners/{sides.Partner}")).Is(200).Member("partnerId"));
        }
    }

    [Fact]
    public async Task E1_12_a_user_of_the_partner_finds_the_id_to_hand_over_without_knowing_it()
    {
        var sides = await Sides.Create(_world);
        var tech = HttpWorld.New("tech");
        await _world.AddMember(sides.Partner, sides.Chief, tech);

        var found = Assert.Single((await _world.As(tech).Get("/v1/me")).Is(200).Json.GetProperty("partners").EnumerateArray());

        var id = found.GetProperty("partnerId").GetString()!;
        (await _world.Request(sides.Tenant, sides.Owner, id)).Is(202);
        Assert.Equal([sides.Tenant], await sides.Listed("pending"));
    }

    [Fact]
    public async Task E1_13_a_tenant_cannot_look_a_partner_up()
    {
        var sides = await Sides.Create(_world);

        (await sides.AsOwner.Get("/v1/partners")).IsProblem(403, "forbidden");
        (await sides.AsOwner.Get("/v1/partners?q=Partner")).IsProblem(403, "forbidden");
        var known = (await sides.AsOwner.Get($"/v1/partners/{sides.Partner}")).IsProblem(404, "partner-unknown");
        var missing = (await sides.AsOwner.Get($"/v1/partners/{Guid.NewGuid()}")).IsProblem(404, "partner-unknown");
        Assert.Equal(missing.Member("detail"), known.Member("detail"));
    }

    [Fact]
    public async Task E1_14_a_user_of_the_tenant_enters_the_id_and_nothing_else_reaches_a_partner()
    {
        var sides = await Sides.Create(_world);
        (await sides.AsOwner.Post(sides.Link, new { acceptTermsOfService = true })).IsProblem(400, "invalid-body");
        (await Ask("Partner")).IsProblem(400, "invalid-id");
        (await Ask(sides.Partner.Replace("-", "", StringComparison.Ordinal))).IsProblem(400, "invalid-id");
        (await Ask(Guid.NewGuid().ToString())).IsProblem(404, "partner-unknown");

        Assert.Equal(sides.Partner, (await Ask(sides.Partner)).Is(202).Member("partnerId"));

        Task<Answer> Ask(string id) => sides.AsOwner.Post(sides.Link, new { partnerId = id, acceptTermsOfService = true });
    }

    [Fact]
    public async Task E1_15_the_terms_are_accepted_and_their_version_is_recorded()
    {
        var (first, second) = (await Sides.Create(_world), await Sides.Create(_world));
        (await first.Request()).Is(202);
        var body = new { partnerId = second.Partner, acceptTermsOfService = true, termsVersion = "2031-07" };
        (await second.AsOwner.Post(second.Link, body)).Is(202);

        Assert.Equal("1", (await first.AsOwner.Get(first.Link)).Member("termsVersion"));
        Assert.Equal("2031-07", (await second.AsOwner.Get(second.Link)).Member("termsVersion"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","acceptTermsOfService":false""")]
    public async Task E1_16_without_the_terms_there_is_no_request(string more)
    {
        var sides = await Sides.Create(_world);
        var body = $$"""{"partnerId":"{{sides.Partner}}"{{more}}}""";

        (await sides.AsOwner.Raw(HttpMethod.Post, sides.Link, body, "application/json")).IsProblem(400, "terms-not-accepted");

        Assert.Equal("none", (await sides.AsOwner.Get(sides.Link)).Member("state"));
        Assert.Empty(await sides.Listed("pending"));
        Assert.DoesNotContain("link.requested", await Told(sides));
    }

    [Fact]
    public async Task E1_17_with_the_terms_a_request_reaches_the_partner()
    {
        var sides = await Sides.Create(_world);

        (await sides.Request()).Is(202);

        Assert.Equal([sides.Tenant], await sides.Listed("pending"));
        Assert.Equal("link.requested", (await Told(sides))[^1]);
    }

    private static async Task<long?> DeviceCount(Sides sides)
    {
        var item = Assert.Single((await sides.AsChief.Get(sides.Tenants)).Is(200).Items).GetProperty("deviceCount");
        return item.ValueKind == JsonValueKind.Null ? null : item.GetInt64();
    }

    private static DateTimeOffset At(Answer link, string member) => link.Json.GetProperty(member).GetDateTimeOffset();

    private static async Task<string?[]> Told(Sides sides) =>
        [.. (await sides.AsChief.Get($"/v1/partners/{sides.Partner}/notifications")).Is(200).Items.Select(n => n.GetProperty("type").GetString())];
}
