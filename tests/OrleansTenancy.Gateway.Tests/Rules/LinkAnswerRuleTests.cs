using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>The rules of section 1 about the answer, as both sides see it.</summary>
[Collection(HttpTests.Name)]
public sealed class LinkAnswerRuleTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E1_18_the_tenant_is_listed_as_pending_with_who_asked()
    {
        var sides = await Sides.Create(_world);
        Assert.Empty(await sides.Listed("pending"));
        (await sides.Request()).Is(202);

        var item = Assert.Single((await sides.AsChief.Get($"{sides.Tenants}?state=pending")).Items);
        Assert.Equal(
            (sides.Tenant, "Tenant", "pending", sides.Owner),
            (Text(item, "tenantId"), Text(item, "displayName"), Text(item, "state"), Text(item, "requestedBy")));
        Assert.Empty(await sides.Listed("linked"));
    }

    [Fact]
    public async Task E1_19_a_partner_user_accepts_and_only_once()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);

        Assert.Equal("linked", (await sides.AsChief.Post($"{sides.AtPartner}/accept")).Is(200).Member("state"));
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).IsProblem(409, "not-pending");
        (await sides.AsChief.Post($"{sides.AtPartner}/reject")).IsProblem(409, "not-pending");
        Assert.Equal("linked", (await sides.AsOwner.Get(sides.Link)).Member("state"));
    }

    [Fact]
    public async Task E1_20_a_partner_user_rejects_and_only_once()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);

        Assert.Equal("rejected", (await sides.AsChief.Post($"{sides.AtPartner}/reject")).Is(200).Member("state"));
        (await sides.AsChief.Post($"{sides.AtPartner}/reject")).IsProblem(409, "not-pending");
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).IsProblem(409, "not-pending");
        (await sides.AsChief.Post($"/v1/tenants/{sides.Tenant}/login")).IsProblem(403, "no-access");
        Assert.Equal([sides.Tenant], await sides.Listed("rejected"));
    }

    [Fact]
    public async Task E1_21_an_accepted_tenant_moves_from_pending_to_the_tenants()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).Is(200);

        Assert.Empty(await sides.Listed("pending"));
        Assert.Equal([sides.Tenant], await sides.Listed("linked"));
        Assert.Equal("1", (await sides.AsChief.Get($"/v1/partners/{sides.Partner}")).Member("tenantCount"));
    }

    [Fact]
    public async Task E1_22_the_tenant_is_told_of_an_accept()
    {
        var sides = await Sides.Linked(_world);

        var told = await LastTold(sides);
        Assert.Equal(("link.accepted", sides.Partner, sides.Chief), (Text(told, "type"), Text(told, "partnerId"), Text(told, "actor")));
        var link = (await sides.AsOwner.Get(sides.Link)).Is(200);
        Assert.Equal(("linked", "Partner", "The partner has accepted."), (link.Member("state"), link.Member("partnerName"), link.Member("message")));
    }

    [Fact]
    public async Task E1_23_the_tenant_is_told_of_a_reject_with_its_message()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);
        (await sides.AsChief.Post($"{sides.AtPartner}/reject", new { reason = "not a customer of ours" })).Is(200);

        var told = await LastTold(sides);
        Assert.Equal("link.rejected", Text(told, "type"));
        Assert.Contains("not a customer of ours", told.GetProperty("data").ToString(), StringComparison.Ordinal);
        var link = (await sides.AsOwner.Get(sides.Link)).Is(200);
        Assert.Equal(("rejected", "not a customer of ours"), (link.Member("state"), link.Member("reason")));
        Assert.Contains("rejected", link.Member("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E1_24_a_rejected_tenant_cannot_link_to_this_partner_again()
    {
        var sides = await Rejected();

        (await sides.Request()).IsProblem(409, "link-barred");

        Assert.Empty(await sides.Listed("pending"));
        Assert.Equal("rejected", (await sides.AsOwner.Get(sides.Link)).Member("state"));
        (await sides.AsOwner.Delete(sides.Link)).IsProblem(409, "no-link");
        (await sides.Request()).IsProblem(409, "link-barred");
    }

    [Fact]
    public async Task E1_25_a_rejected_tenant_cannot_link_to_any_other_partner()
    {
        var sides = await Rejected();
        var other = await _world.CreatePartner(sides.Chief);

        (await _world.Request(sides.Tenant, sides.Owner, other)).IsProblem(409, "link-barred");

        (await sides.AsOwner.Post($"{sides.Link}/clear-rejection")).IsProblem(403, "forbidden");
        (await sides.AsChief.Post($"{sides.Link}/clear-rejection")).IsProblem(403, "forbidden");
        (await _world.Operator.Post($"{sides.Link}/clear-rejection")).Is(204);
        (await _world.Request(sides.Tenant, sides.Owner, other)).Is(202);
    }

    private async Task<Sides> Rejected()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);
        (await sides.AsChief.Post($"{sides.AtPartner}/reject")).Is(200);
        return sides;
    }

    private static async Task<JsonElement> LastTold(Sides sides) =>
        (await sides.AsOwner.Get($"/v1/tenants/{sides.Tenant}/notifications")).Is(200).Items[^1];

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();
}
