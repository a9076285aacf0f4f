using System.Globalization;
using System.Text.Json;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Time;

/// <summary>Periods over HTTP: what they may look like, and that they end by themselves.</summary>
[Collection(HttpTests.Name)]
public sealed class PeriodTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Theory]
    [InlineData("2099-01-01T00:00:00Z", 200, null)]
    [InlineData("2099-01-01t00:00:00.1234567z", 200, null)]
    [InlineData("2099-01-01T00:00:00+00:00", 200, null)]
    [InlineData("2099-01-01T00:00:00+02:00", 400, "invalid-body")]
    [InlineData("2099-01-01T00:00:00", 400, "invalid-body")]
    [InlineData("2099-01-01", 400, "invalid-body")]
    [InlineData("2099-01-01 00:00:00Z", 400, "invalid-body")]
    [InlineData("2099-02-30T00:00:00Z", 400, "invalid-body")]
    [InlineData("2099-01-01T00:00:60Z", 400, "invalid-body")]
    [InlineData("2099-01-01T00:00:00.12345678Z", 400, "invalid-body")]
    [InlineData("01/01/2099", 400, "invalid-body")]
    [InlineData("4070908800", 400, "invalid-body")]
    [InlineData("2001-01-01T00:00:00Z", 400, "invalid-period")]
    [InlineData("9999-12-31T23:59:59Z", 400, "invalid-period")]
    public async Task X_5_instants_are_rfc_3339_in_utc_and_lie_ahead_but_not_too_far(string text, int status, string? code)
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var user = HttpWorld.New("user");
        var answer = await _world.As(owner).Put(
            $"/v1/tenants/{tenant}/users/{user}",
            new { roles = new[] { new { roleId = "enterprise-viewer", expiresAt = text } } });
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal(code is null, (await _world.As(user).Ask(tenant, user, "read", "alert", "a")).Decision);
    }

    [Fact]
    public async Task X_5_a_period_that_ends_before_it_begins_is_refused_wherever_there_is_one()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        var period = new { partnerId = partner, acceptTermsOfService = true, notBefore = At(2), expiresAt = At(1) };
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/link", period)).IsProblem(400, "invalid-period");
        await _world.Link(tenant, owner, partner, chief);
        await _world.AddMember(partner, chief, "tech");
        (await _world.As(chief).Put(
            $"/v1/partners/{partner}/tenants/{tenant}/access/users/tech", new { notBefore = At(2), expiresAt = At(2) }))
            .IsProblem(400, "invalid-period");
        (await _world.As(chief).Patch($"/v1/partners/{partner}/members/tech", new { expiresAt = At(-1) }))
            .IsProblem(400, "invalid-period");
        (await _world.As(chief).Post($"/v1/partners/{partner}/members", new { userId = "late", expiresAt = At(-1) }))
            .IsProblem(400, "invalid-period");
    }

    [Fact]
    public async Task X_5_E1_1_a_link_that_has_not_begun_is_shown_and_gives_nothing_yet()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        var body = new { partnerId = partner, acceptTermsOfService = true, notBefore = At(1), expiresAt = At(40) };
        var pending = (await _world.As(owner).Post($"/v1/tenants/{tenant}/link", body)).Is(202);
        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants/{tenant}/accept")).Is(200);

        var link = (await _world.As(owner).Get($"/v1/tenants/{tenant}/link")).Is(200);
        Assert.Equal("linked", link.Member("state"));
        Assert.Equal(pending.Member("notBefore"), link.Member("notBefore"));
        Assert.Equal(body.expiresAt, link.Json.GetProperty("expiresAt").GetDateTimeOffset().ToString("O", CultureInfo.InvariantCulture));
        var item = Assert.Single((await _world.As(chief).Get($"/v1/partners/{partner}/tenants?state=linked")).Items);
        Assert.Null(item.GetProperty("deviceCount").GetString());
        Assert.Equal("no-access", (await _world.As(chief).Ask(tenant, chief, "read", "blueprint", "b")).DecisionCode);
        (await _world.As(chief).Post($"/v1/tenants/{tenant}/login")).IsProblem(403, "no-access");
        (await _world.As(chief).Delete($"/v1/partners/{partner}/tenants/{tenant}/link")).Is(204);
    }

    [Fact]
    public async Task X_5_a_membership_that_has_not_begun_is_listed_and_is_nothing_yet()
    {
        var (owner, chief, guest) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("guest"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        var members = $"/v1/partners/{partner}/members";
        (await _world.As(chief).Post(members, new { userId = guest, role = "admin", notBefore = At(2), expiresAt = At(1) }))
            .IsProblem(400, "invalid-period");
        var added = (await _world.As(chief).Post(
            members, new { userId = guest, role = "admin", notBefore = At(1), expiresAt = At(2) })).Is(201);
        Assert.Equal((At(1), At(2)), (Instant(added.Json, "notBefore"), Instant(added.Json, "expiresAt")));
        var listed = (await _world.As(chief).Get(members)).Items.Single(m => m.GetProperty("userId").GetString() == guest);
        Assert.Equal(At(1), Instant(listed, "notBefore"));

        (await _world.As(guest).Get(members)).IsProblem(404, "partner-unknown");
        (await _world.As(guest).Post($"/v1/tenants/{tenant}/login")).IsProblem(403, "no-access");
        Assert.Empty((await _world.As(guest).Get("/v1/me/tenants")).Items);
        (await _world.As(chief).Patch($"{members}/{guest}", new { notBefore = At(3) })).IsProblem(400, "invalid-period");

        (await _world.As(chief).Patch($"{members}/{guest}", new { notBefore = (string?)null })).Is(200);
        (await _world.As(guest).Post($"/v1/tenants/{tenant}/login")).Is(200);
        (await _world.As(chief).Patch($"{members}/{guest}", new { notBefore = At(1) })).Is(200);
        (await _world.As(guest).Post($"/v1/tenants/{tenant}/login")).IsProblem(403, "no-access");
    }

    [Fact]
    public async Task X_5_what_ends_does_so_by_itself()
    {
        var (owner, user) = (HttpWorld.New("owner"), HttpWorld.New("user"));
        var tenant = await _world.CreateTenant(owner);
        var roles = new[] { new { roleId = "enterprise-viewer", expiresAt = DateTimeOffset.UtcNow.AddSeconds(3) } };
        (await _world.As(owner).Put($"/v1/tenants/{tenant}/users/{user}", new { roles })).Is(200);
        Assert.True((await _world.As(user).Ask(tenant, user, "read", "alert", "a")).Decision);

        await Eventually.Holds(async () => !(await _world.As(user).Ask(tenant, user, "read", "alert", "a")).Decision);

        Assert.True(DateTimeOffset.UtcNow >= roles[0].expiresAt);
        Assert.Equal("no-access", (await _world.As(user).Ask(tenant, user, "read", "alert", "a")).DecisionCode);
    }

    [Fact]
    public async Task X_3_V7_the_last_admin_cannot_be_given_an_end_or_a_later_beginning()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var path = $"/v1/tenants/{tenant}/users/{owner}";
        (await _world.As(owner).Put(path, new { roles = new[] { new { roleId = "enterprise-admin", expiresAt = At(9) } } }))
            .IsProblem(409, "last-admin");
        (await _world.As(owner).Put(path, new { roles = new[] { new { roleId = "enterprise-admin", notBefore = At(9) } } }))
            .IsProblem(409, "last-admin");
        (await _world.Grant(tenant, owner, "second", "enterprise-admin")).Is(200);
        (await _world.As(owner).Put(path, new { roles = new[] { new { roleId = "enterprise-admin", expiresAt = At(9) } } })).Is(200);
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/users/second")).IsProblem(409, "last-admin");
    }

    private static string Instant(JsonElement item, string member) =>
        item.GetProperty(member).GetDateTimeOffset().ToString("O", CultureInfo.InvariantCulture);

    private static string At(int days) =>
        new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
