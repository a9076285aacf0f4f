using OrleansTenancy.Gateway.Tests.Invitations;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>X.1 to X.4: nobody gets more than somebody who has it gave, and a tenant keeps its admin.</summary>
[Collection(HttpTests.Name)]
public sealed class EscalationRuleTests(DevServer server)
{
    private static readonly string[] ClerkScopes =
        ["read:user", "update:user", "create:user_invite", "read:role", "create:role", "update:role", "read:alert"];

    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task X_1_nobody_puts_into_a_role_assigns_or_invites_into_a_scope_they_do_not_hold()
    {
        var (tenant, owner, clerk) = await Tenant();
        var (roles, other) = ($"/v1/tenants/{tenant}/roles", HttpWorld.New("other"));
        (await _world.As(clerk).Post(roles, new { name = "Own", scopes = new[] { "read:alert" } })).Is(201);
        object[] beyond =
        [
            new { name = "More", scopes = new[] { "read:alert", "delete:role" } },
            new { name = "More", features = new[] { "Alerts/Manage alerts" } },
        ];
        foreach (var body in beyond)
        {
            (await _world.As(clerk).Post(roles, body)).IsProblem(403, "scope-escalation");
            (await _world.As(clerk).Put($"{roles}/own", body)).IsProblem(403, "scope-escalation");
        }

        (await _world.Grant(tenant, clerk, other, "enterprise-viewer")).IsProblem(403, "scope-escalation");
        (await _world.As(clerk).Post($"/v1/tenants/{tenant}/invitations", new { email = Mailbox.NewAddress(), roleId = "enterprise-viewer" }))
            .IsProblem(403, "scope-escalation");

        (await _world.As(clerk).Get($"{roles}/more")).IsProblem(404, "role-unknown");
        Assert.Equal("no-access", (await _world.Service.Ask(tenant, other, "read", "alert", "a")).DecisionCode);
        (await _world.Grant(tenant, clerk, other, "own")).Is(200);
        Assert.True((await _world.Service.Ask(tenant, other, "read", "alert", "a")).Decision);
    }

    [Fact]
    public async Task X_2_nobody_raises_their_own_role_by_assigning_or_editing_it()
    {
        var (tenant, owner, clerk) = await Tenant();
        var clerkRole = $"/v1/tenants/{tenant}/roles/clerk";
        (await _world.Grant(tenant, clerk, clerk, "enterprise-admin")).IsProblem(403, "scope-escalation");
        (await _world.Grant(tenant, clerk, clerk, "group-viewer")).IsProblem(403, "scope-escalation");
        (await _world.As(clerk).Put(clerkRole, new { name = "Clerk", scopes = ClerkScopes.Append("delete:user") }))
            .IsProblem(403, "scope-escalation");

        Assert.Equal("scope-not-granted", (await _world.As(clerk).Ask(tenant, clerk, "delete", "user", "u")).DecisionCode);
        (await _world.Grant(tenant, owner, clerk, "enterprise-admin")).Is(200);
        Assert.True((await _world.As(clerk).Ask(tenant, clerk, "delete", "user", "u")).Decision);
    }

    [Fact]
    public async Task X_3_the_last_enterprise_admin_is_not_removed_demoted_or_given_an_end()
    {
        var (tenant, owner, second) = await Tenant();
        var path = $"/v1/tenants/{tenant}/users/{owner}";
        object Roles(string role, string[]? groups = null, DateTimeOffset? expiresAt = null) =>
            new { roles = new[] { new { roleId = role, groups, expiresAt } } };
        await _world.Group(tenant, owner, "g");
        object[] less =
        [
            new { roles = Array.Empty<object>() }, Roles("enterprise-viewer"), Roles("enterprise-admin", ["g"]),
            Roles("enterprise-admin", null, DateTimeOffset.UtcNow.AddYears(1)),
        ];
        (await _world.As(owner).Delete(path)).IsProblem(409, "last-admin");
        foreach (var body in less)
        {
            (await _world.As(owner).Put(path, body)).IsProblem(409, "last-admin");
        }

        Assert.True((await _world.As(owner).Ask(tenant, owner, "create:role", "tenant", tenant)).Decision);
        (await _world.Grant(tenant, owner, second, "enterprise-admin")).Is(200);
        (await _world.As(owner).Delete(path)).Is(204);
        (await _world.As(second).Delete($"/v1/tenants/{tenant}/users/{second}")).IsProblem(409, "last-admin");
    }

    [Fact]
    public async Task X_4_what_the_deployment_adds_can_be_granted_and_changes_nothing_that_was_there()
    {
        var (tenant, owner, user) = await Tenant();
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Reader", features = new[] { "Records/Read" } })).Is(201);
        (await _world.Grant(tenant, owner, user, "reader")).Is(200);

        Assert.True((await _world.Service.Ask(tenant, user, "read", "record", "r")).Decision);
        Assert.Equal("scope-not-granted", (await _world.Service.Ask(tenant, user, "write", "record", "r")).DecisionCode);
        Assert.True((await _world.Service.Ask(tenant, owner, "write", "record", "r")).Decision);
        var partner = (await _world.As(owner).Get($"/v1/tenants/{tenant}/roles/partner")).Is(200).Json.GetProperty("scopes");
        Assert.Equal(64, partner.GetArrayLength());
        Assert.DoesNotContain(partner.EnumerateArray(), s => s.GetString()!.EndsWith(":record", StringComparison.Ordinal));
    }

    private async Task<(string Tenant, string Owner, string Clerk)> Tenant()
    {
        var (owner, clerk) = (HttpWorld.New("owner"), HttpWorld.New("clerk"));
        var tenant = await _world.CreateTenant(owner);
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Clerk", scopes = ClerkScopes })).Is(201);
        (await _world.Grant(tenant, owner, clerk, "clerk")).Is(200);
        return (tenant, owner, clerk);
    }
}
