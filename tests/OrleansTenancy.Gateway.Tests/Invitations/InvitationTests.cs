using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Invitations;

[Collection(HttpTests.Name)]
public sealed class InvitationTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task EN_2_EN_5_E2_31_C23_a_tenant_invites_by_mail_and_the_invited_person_gets_in()
    {
        var (owner, carla, email) = (HttpWorld.New("owner"), HttpWorld.New("carla"), Mailbox.NewAddress());
        var tenant = await _world.CreateTenant(owner);
        var before = DateTimeOffset.UtcNow;
        var sent = (await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations", new { email, roleId = "enterprise-viewer" })).Is(201);
        Assert.Equal(["expiresAt", "invitationId"], sent.Json.EnumerateObject().Select(m => m.Name).Order());
        var expires = sent.Json.GetProperty("expiresAt").GetDateTimeOffset();
        Assert.InRange(expires, before.AddDays(7), DateTimeOffset.UtcNow.AddDays(7));
        var item = Assert.Single((await _world.As(owner).Get($"/v1/tenants/{tenant}/invitations")).Is(200).Items);
        Assert.Equal(
            (sent.Member("invitationId"), email, "enterprise-viewer", owner),
            (item.GetProperty("invitationId").GetString(), item.GetProperty("email").GetString(), item.GetProperty("roleId").GetString(), item.GetProperty("invitedBy").GetString()));

        var code = await _world.Mail.Code(email);
        Assert.DoesNotContain(code, sent.Text + item, StringComparison.Ordinal);
        Assert.Contains("https://tenancy.example/", Assert.Single(_world.Mail.Of(email)).TextBody, StringComparison.Ordinal);
        (await _world.As(carla).Get($"/v1/tenants/{tenant}")).IsProblem(404, "tenant-unknown");

        var accepted = (await Accept(carla, email.ToUpperInvariant(), code)).Is(200);
        Assert.Equal((tenant, "Tenant", "enterprise-viewer"), (accepted.Member("tenantId"), accepted.Member("displayName"), accepted.Member("roleId")));
        Assert.True((await _world.As(carla).Ask(tenant, carla, "read", "blueprint", "b")).Decision);
        var mine = Assert.Single((await _world.As(carla).Get("/v1/me/tenants")).Items);
        Assert.Equal("member", mine.GetProperty("source").GetString());
        Assert.Empty((await _world.As(owner).Get($"/v1/tenants/{tenant}/invitations")).Items);
        (await Accept(carla, email, code)).IsProblem(404, "invitation-unknown");
    }

    [Fact]
    public async Task EN_2_EN_6_a_partner_invites_external_users_and_sees_and_cancels_its_own()
    {
        var (owner, chief, tech, carla) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("tech"), HttpWorld.New("carla"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.AddMember(partner, chief, tech);
        var (path, email) = ($"/v1/partners/{partner}/tenants/{tenant}", Mailbox.NewAddress());
        (await _world.As(chief).Post($"{path}/invitations", new { email })).IsProblem(404, "tenant-unknown");
        await _world.Link(tenant, owner, partner, chief);
        (await _world.As(tech).Post($"{path}/invitations", new { email })).IsProblem(403, "partner-admin-required");
        (await _world.As(carla).Post($"{path}/invitations", new { email })).IsProblem(404, "partner-unknown");

        var own = (await _world.As(chief).Post($"{path}/invitations", new { email })).Is(201).Member("invitationId");
        var tenants = (await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations", new { email })).Is(201).Member("invitationId");
        var listed = (await _world.As(chief).Get($"{path}/access")).Is(200).Json.GetProperty("invitations");
        Assert.Equal(own, Assert.Single(listed.EnumerateArray()).GetProperty("invitationId").GetString());
        Assert.Equal("partner", listed[0].GetProperty("roleId").GetString());
        Assert.Equal(2, (await _world.As(owner).Get($"/v1/tenants/{tenant}/invitations")).Items.Length);
        foreach (var id in new[] { tenants, "5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10" })
        {
            (await _world.As(chief).Delete($"{path}/invitations/{id}")).IsProblem(404, "invitation-unknown");
            (await _world.As(chief).Post($"{path}/invitations/{id}/resend")).IsProblem(404, "invitation-unknown");
        }

        (await _world.As(chief).Delete($"{path}/invitations/{own}")).Is(204);
        (await _world.As(chief).Delete($"{path}/invitations/{own}")).IsProblem(404, "invitation-unknown");
        Assert.Equal(0, (await _world.As(chief).Get($"{path}/access")).Json.GetProperty("invitations").GetArrayLength());
    }

    [Fact]
    public async Task C24_X_1_an_external_user_is_no_member_and_has_no_more_than_the_inviter()
    {
        var (owner, chief, carla, email) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("carla"), Mailbox.NewAddress());
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        var path = $"/v1/partners/{partner}/tenants/{tenant}";
        (await _world.As(chief).Post($"{path}/invitations", new { email, roleId = "enterprise-admin" })).IsProblem(403, "scope-escalation");
        (await _world.As(chief).Post($"{path}/invitations", new { email, roleId = "none" })).IsProblem(404, "role-unknown");
        (await _world.As(chief).Post($"{path}/invitations", new { email })).Is(201);

        (await Accept(carla, email, await _world.Mail.Code(email))).Is(200);
        (await _world.As(carla).Get($"/v1/partners/{partner}")).IsProblem(404, "partner-unknown");
        var users = (await _world.As(chief).Get($"{path}/access")).Json.GetProperty("users");
        Assert.Equal([chief], users.EnumerateArray().Select(u => u.GetProperty("userId").GetString()));
        (await _world.As(chief).Delete($"{path}/link")).Is(204);
        Assert.True((await _world.As(carla).Ask(tenant, carla, "read", "blueprint", "b")).Decision);
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/users/{carla}")).Is(204);
        Assert.False((await _world.As(carla).Ask(tenant, carla, "read", "blueprint", "b")).Decision);
    }

    [Fact]
    public async Task C23_V8_resending_answers_a_new_end_and_kills_the_old_code()
    {
        var (owner, carla, email) = (HttpWorld.New("owner"), HttpWorld.New("carla"), Mailbox.NewAddress());
        var tenant = await _world.CreateTenant(owner);
        var path = $"/v1/tenants/{tenant}/invitations";
        var id = (await _world.As(owner).Post(path, new { email, expiresAt = DateTimeOffset.UtcNow.AddHours(1) })).Is(201).Member("invitationId");
        var old = await _world.Mail.Code(email);

        var resent = (await _world.As(owner).Post($"{path}/{id}/resend")).Is(200);
        Assert.Equal(id, resent.Member("invitationId"));
        Assert.True(resent.Json.GetProperty("expiresAt").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddDays(6));
        (await Accept(carla, email, old)).IsProblem(404, "invitation-unknown");
        var code = await _world.Mail.Code(email, old);
        (await Accept(carla, email, old)).IsProblem(404, "invitation-unknown");
        (await Accept(carla, email, code)).Is(200);
        Assert.Equal(2, _world.Mail.Of(email).Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task E2_31_E2_32_each_route_takes_its_scope_and_there_is_none_to_edit()
    {
        var (owner, viewer, group, stranger, email) =
            (HttpWorld.New("owner"), HttpWorld.New("viewer"), HttpWorld.New("group"), HttpWorld.New("stranger"), Mailbox.NewAddress());
        var tenant = await _world.CreateTenant(owner);
        var path = $"/v1/tenants/{tenant}/invitations";
        (await _world.Grant(tenant, owner, viewer, "enterprise-viewer")).Is(200);
        await _world.Group(tenant, owner, "g");
        (await _world.Grant(tenant, owner, group, "enterprise-admin", ["g"])).Is(200);
        var id = (await _world.As(owner).Post(path, new { email })).Is(201).Member("invitationId");

        Assert.Single((await _world.As(viewer).Get(path)).Is(200).Items);
        foreach (var user in new[] { viewer, group })
        {
            (await _world.As(user).Post(path, new { email = Mailbox.NewAddress() })).IsProblem(403, "scope-not-granted");
            (await _world.As(user).Delete($"{path}/{id}")).IsProblem(403, "scope-not-granted");
            (await _world.As(user).Post($"{path}/{id}/resend")).IsProblem(403, "scope-not-granted");
        }

        (await _world.As(stranger).Get(path)).IsProblem(404, "tenant-unknown");
        (await _world.As(stranger).Delete($"{path}/{id}")).IsProblem(404, "tenant-unknown");
        (await _world.As(owner).Patch($"{path}/{id}", new { email })).Is(405);
        (await _world.As(owner).Put($"{path}/{id}", new { email })).Is(405);
        (await _world.As(owner).Post(path, new { email })).IsProblem(409, "invitation-exists");
        (await _world.As(owner).Delete($"{path}/{id}")).Is(204);
        (await _world.As(owner).Post($"{path}/{id}/resend")).IsProblem(404, "invitation-unknown");
    }

    [Fact]
    public async Task V11_V18_what_is_no_invitation_is_400_and_nothing_is_sent()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var path = $"/v1/tenants/{tenant}/invitations";
        var email = Mailbox.NewAddress();
        (object Body, string Code)[] bad =
        [
            (new { email = "nobody" }, "invalid-value"),
            (new { email = "a@b.cd\r\nBcc: x@y.zz" }, "invalid-value"),
            (new { email = "ä@b.cd" }, "invalid-value"),
            (new { }, "invalid-body"),
            (new { email, roleId = "No Role" }, "invalid-id"),
            (new { email, groups = new[] { "g" } }, "invalid-value"),
            (new { email, invitationId = "x" }, "unknown-field"),
            (new { email, token = "x" }, "unknown-field"),
            (new { email, expiresAt = DateTimeOffset.UtcNow.AddDays(8) }, "invalid-period"),
            (new { email, expiresAt = DateTimeOffset.UtcNow.AddDays(-1) }, "invalid-period"),
        ];
        foreach (var (body, code) in bad)
        {
            (await _world.As(owner).Post(path, body)).IsProblem(400, code);
        }

        (await _world.As(owner).Delete($"{path}/no-uuid")).IsProblem(400, "invalid-id");
        Assert.Empty((await _world.As(owner).Get(path)).Items);
        Assert.Empty(_world.Mail.Of(email));
    }

    [Fact]
    public async Task Lists_page_through_all_invitations()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        for (var i = 0; i < 3; i++)
        {
            (await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations", new { email = Mailbox.NewAddress() })).Is(201);
        }

        var first = (await _world.As(owner).Get($"/v1/tenants/{tenant}/invitations?limit=2")).Is(200);
        var second = (await _world.As(owner).Get($"/v1/tenants/{tenant}/invitations?limit=2&cursor={first.Member("next")}")).Is(200);
        Assert.Equal((2, 1, JsonValueKind.Null), (first.Items.Length, second.Items.Length, second.Json.GetProperty("next").ValueKind));
        Assert.Equal(3, first.Items.Concat(second.Items).Select(i => i.GetProperty("invitationId").GetString()).Distinct().Count());
    }

    private Task<Answer> Accept(string user, string email, string token) =>
        _world.AsOwnerOf(email, user).Post("/v1/invitations/accept", new { token });
}
