using OrleansTenancy.Gateway.Tests.Rules;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Security;

/// <summary>One side's approval is never given by the other side, nor by anybody in between.</summary>
[Collection(HttpTests.Name)]
public sealed class SelfApprovalTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task V6_who_asked_for_the_link_does_not_accept_it_by_any_means()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);
        var body = new { name = "T", expiresAt = DateTimeOffset.UtcNow.AddDays(1), scopes = new[] { "create:partner_tenant" } };
        var token = (await sides.AsOwner.Post("/v1/me/tokens", body)).Is(201).Member("token");

        foreach (var api in new[] { sides.AsOwner, server.Anonymous(token), _world.Operator, _world.Service })
        {
            foreach (var answer in new[] { "accept", "reject" })
            {
                var refused = await api.Post($"{sides.AtPartner}/{answer}");
                Assert.True(refused.Status is 403 or 404, refused.Text);
            }
        }

        Assert.Equal("pending", (await sides.AsOwner.Get(sides.Link)).Member("state"));
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).Is(200);
    }

    [Fact]
    public async Task V6_a_partner_does_not_ask_in_the_name_of_a_tenant_nor_take_one_over()
    {
        var sides = await Sides.Create(_world);

        foreach (var api in new[] { sides.AsChief, _world.Operator, _world.Service })
        {
            var asked = await api.Post(sides.Link, new { partnerId = sides.Partner, acceptTermsOfService = true });
            Assert.True(asked.Status is 403 or 404, asked.Text);
        }

        (await sides.AsChief.Post(sides.Tenants, new { tenantId = sides.Tenant, displayName = "Mine" })).IsProblem(409, "tenant-exists");
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).IsProblem(404, "tenant-unknown");
        Assert.Equal("none", (await sides.AsOwner.Get(sides.Link)).Member("state"));
    }

    [Fact]
    public async Task V6_C3_neither_side_lifts_a_rejection()
    {
        var sides = await Sides.Create(_world);
        (await sides.Request()).Is(202);
        (await sides.AsChief.Post($"{sides.AtPartner}/reject", new { reason = "no" })).Is(200);

        foreach (var api in new[] { sides.AsOwner, sides.AsChief, _world.Service })
        {
            var refused = await api.Post($"{sides.Link}/clear-rejection");
            Assert.True(refused.Status is 403 or 404, refused.Text);
        }

        (await sides.Request()).IsProblem(409, "link-barred");
        (await _world.Operator.Post($"{sides.Link}/clear-rejection")).Is(204);
        (await sides.Request()).Is(202);
    }
}
