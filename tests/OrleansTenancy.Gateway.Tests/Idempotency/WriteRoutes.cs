using OrleansTenancy.Gateway.Tests.Invitations;

namespace OrleansTenancy.Gateway.Tests.Idempotency;

/// <summary>Every route that changes something and takes an idempotency key: how to make it succeed once.</summary>
internal static class WriteRoutes
{
    public static IReadOnlyDictionary<string, Func<HttpWorld, Task<KeyedRequest>>> All { get; } =
        new Dictionary<string, Func<HttpWorld, Task<KeyedRequest>>>
        {
            ["POST /v1/partners"] = w => Task.FromResult(new KeyedRequest(
                w.Operator, "/v1/partners", new { name = "Partner", adminUserId = HttpWorld.New("chief") }, 201)),
            ["PATCH /v1/partners/{partnerId}"] = AtPartner("", new { name = "Renamed" }, 200),
            ["POST /v1/partners/{partnerId}/members"] = AtPartner("/members", new { userId = "new", role = "admin" }, 201),
            ["PATCH /v1/partners/{partnerId}/members/{userId}"] = AtPartner("/members/tech", new { role = "admin" }, 200),
            ["DELETE /v1/partners/{partnerId}/members/{userId}"] = AtPartner("/members/tech", null, 204),
            ["POST /v1/partners/{partnerId}/tenants"] = async w =>
            {
                var (partner, chief) = await Partner(w);
                var body = new { tenantId = HttpWorld.New("customer"), displayName = "Customer" };
                return new KeyedRequest(w.As(chief), $"/v1/partners/{partner}/tenants", body, 201);
            },
            ["DELETE /v1/partners/{partnerId}/tenants/{tenantId}"] = async w =>
            {
                var (partner, chief) = await Partner(w);
                var tenant = HttpWorld.New("customer");
                var body = new { tenantId = tenant, displayName = "Customer" };
                (await w.As(chief).Post($"/v1/partners/{partner}/tenants", body)).Is(201);
                return new KeyedRequest(w.As(chief), $"/v1/partners/{partner}/tenants/{tenant}", null, 202);
            },
            ["POST /v1/partners/{partnerId}/tenants/{tenantId}/accept"] = AtRequest("/accept", null),
            ["POST /v1/partners/{partnerId}/tenants/{tenantId}/reject"] = AtRequest("/reject", new { reason = "no" }),
            ["DELETE /v1/partners/{partnerId}/tenants/{tenantId}/link"] = AtLink("/link", null, 204),
            ["PUT /v1/partners/{partnerId}/tenants/{tenantId}/access"] =
                AtLink("/access", new { autoAddPartnerUsers = true }, 200),
            ["PUT /v1/partners/{partnerId}/tenants/{tenantId}/access/users/{userId}"] =
                AtLink("/access/users/tech", new { expiresAt = "2099-01-01T00:00:00Z" }, 204),
            ["DELETE /v1/partners/{partnerId}/tenants/{tenantId}/access/users/{userId}"] =
                AtLink("/access/users/tech", null, 204, assigned: true),
            ["PUT /v1/partners/{partnerId}/tenants/{tenantId}/portal"] = AtCustomer("/portal", new { active = false }, 200),
            ["PUT /v1/partners/{partnerId}/tenants/{tenantId}/information-level"] = AtCustomer(
                "/information-level",
                new { estimatedLoad = true, measuredPeakLoad = false, deviceProperties = false, customProperties = true },
                200),
            ["POST /v1/tenants"] = w => Task.FromResult(new KeyedRequest(
                w.Operator,
                "/v1/tenants",
                new { tenantId = HttpWorld.New("tenant"), displayName = "Tenant", adminUserId = "owner" },
                201)),
            ["DELETE /v1/tenants/{tenantId}"] = async w =>
                new KeyedRequest(w.Operator, $"/v1/tenants/{await w.CreateTenant("owner")}", null, 202),
            ["POST /v1/tenants/{tenantId}/link/clear-rejection"] = async w =>
            {
                var (partner, chief) = await Partner(w);
                var tenant = await w.CreateTenant("owner");
                (await w.Request(tenant, "owner", partner)).Is(202);
                (await w.As(chief).Post($"/v1/partners/{partner}/tenants/{tenant}/reject")).Is(200);
                return new KeyedRequest(w.Operator, $"/v1/tenants/{tenant}/link/clear-rejection", null, 204);
            },
            ["PATCH /v1/tenants/{tenantId}"] = AtTenant("", new { displayName = "Renamed" }, 200),
            ["POST /v1/tenants/{tenantId}/link"] = async w =>
            {
                var (partner, _) = await Partner(w);
                var tenant = await w.CreateTenant("owner");
                var body = new { partnerId = partner, acceptTermsOfService = true };
                return new KeyedRequest(w.As("owner"), $"/v1/tenants/{tenant}/link", body, 202);
            },
            ["DELETE /v1/tenants/{tenantId}/link"] = async w =>
            {
                var (partner, chief) = await Partner(w);
                var tenant = await w.CreateTenant("owner");
                await w.Link(tenant, "owner", partner, chief);
                return new KeyedRequest(w.As("owner"), $"/v1/tenants/{tenant}/link", null, 204);
            },
            ["POST /v1/tenants/{tenantId}/roles"] = AtTenant("/roles", new { name = "Night Shift" }, 201),
            ["PUT /v1/tenants/{tenantId}/roles/{roleId}"] =
                AtTenant("/roles/made", new { name = "Made", scopes = new[] { "read:alert" } }, 200, MakeRole),
            ["DELETE /v1/tenants/{tenantId}/roles/{roleId}"] = AtTenant("/roles/made", null, 204, MakeRole),
            ["PUT /v1/tenants/{tenantId}/users/{userId}"] =
                AtTenant("/users/eve", new { roles = new[] { new { roleId = "enterprise-viewer" } } }, 200),
            ["DELETE /v1/tenants/{tenantId}/users/{userId}"] = AtTenant(
                "/users/eve", null, 204, async (w, tenant) => (await w.Grant(tenant, "owner", "eve", "group-viewer")).Is(200)),
            ["POST /v1/tenants/{tenantId}/groups"] = AtTenant("/groups", new { name = "Hall" }, 201),
            ["PATCH /v1/tenants/{tenantId}/groups/{groupId}"] =
                AtTenant("/groups/g", new { name = "Hall 2" }, 200, (w, tenant) => w.Group(tenant, "owner", "g")),
            ["DELETE /v1/tenants/{tenantId}/groups/{groupId}"] =
                AtTenant("/groups/g", null, 204, (w, tenant) => w.Group(tenant, "owner", "g")),
            ["PUT /v1/tenants/{tenantId}/devices/{deviceId}"] = AtTenant("/devices/d", new { alias = "Pump" }, 201),
            ["PATCH /v1/tenants/{tenantId}/devices/{deviceId}"] =
                AtTenant("/devices/d", new { alias = "Pump" }, 200, (w, tenant) => w.Device(tenant, "owner", "d")),
            ["DELETE /v1/tenants/{tenantId}/devices/{deviceId}"] =
                AtTenant("/devices/d", null, 204, (w, tenant) => w.Device(tenant, "owner", "d")),
            ["PUT /v1/tenants/{tenantId}/resources/{type}/{resourceId}"] = AtTenant("/resources/record/r", new { }, 200),
            ["POST /v1/tenants/{tenantId}/invitations"] =
                AtTenant("/invitations", new { email = Mailbox.NewAddress() }, 201),
            ["DELETE /v1/tenants/{tenantId}/invitations/{invitationId}"] = AtInvitation(string.Empty, 204),
            ["POST /v1/tenants/{tenantId}/invitations/{invitationId}/resend"] = AtInvitation("/resend", 200),
            ["POST /v1/partners/{partnerId}/tenants/{tenantId}/invitations"] =
                AtLink("/invitations", new { email = Mailbox.NewAddress() }, 201),
            ["DELETE /v1/partners/{partnerId}/tenants/{tenantId}/invitations/{invitationId}"] =
                AtPartnerInvitation(string.Empty, 204),
            ["POST /v1/partners/{partnerId}/tenants/{tenantId}/invitations/{invitationId}/resend"] =
                AtPartnerInvitation("/resend", 200),
            ["POST /v1/invitations/accept"] = async w =>
            {
                var email = Mailbox.NewAddress();
                var tenant = await w.CreateTenant("owner");
                (await w.As("owner").Post($"/v1/tenants/{tenant}/invitations", new { email })).Is(201);
                var body = new { token = await w.Mail.Code(email) };
                return new KeyedRequest(w.AsOwnerOf(email, HttpWorld.New("carla")), "/v1/invitations/accept", body, 200);
            },
        };

    private static Func<HttpWorld, Task<KeyedRequest>> AtTenant(
        string path, object? body, int status, Func<HttpWorld, string, Task>? before = null) =>
        async w =>
        {
            var tenant = await w.CreateTenant("owner");
            await (before?.Invoke(w, tenant) ?? Task.CompletedTask);
            return new KeyedRequest(w.As("owner"), $"/v1/tenants/{tenant}{path}", body, status);
        };

    private static Func<HttpWorld, Task<KeyedRequest>> AtInvitation(string path, int status) =>
        async w => await Invited(await AtTenant("/invitations", new { email = Mailbox.NewAddress() }, status)(w), path);

    private static Func<HttpWorld, Task<KeyedRequest>> AtPartnerInvitation(string path, int status) =>
        async w => await Invited(await AtLink("/invitations", new { email = Mailbox.NewAddress() }, status)(w), path);

    private static async Task<KeyedRequest> Invited(KeyedRequest invite, string path)
    {
        var id = (await invite.Caller.Post(invite.Path, invite.Body)).Is(201).Member("invitationId");
        return invite with { Path = $"{invite.Path}/{id}{path}", Body = null };
    }

    private static Func<HttpWorld, Task<KeyedRequest>> AtPartner(string path, object? body, int status) =>
        async w =>
        {
            var (partner, chief) = await Partner(w);
            return new KeyedRequest(w.As(chief), $"/v1/partners/{partner}{path}", body, status);
        };

    private static Func<HttpWorld, Task<KeyedRequest>> AtRequest(string path, object? body) =>
        async w =>
        {
            var (partner, chief) = await Partner(w);
            var tenant = await w.CreateTenant("owner");
            (await w.Request(tenant, "owner", partner)).Is(202);
            return new KeyedRequest(w.As(chief), $"/v1/partners/{partner}/tenants/{tenant}{path}", body, 200);
        };

    private static Func<HttpWorld, Task<KeyedRequest>> AtLink(
        string path, object? body, int status, bool assigned = false) =>
        async w =>
        {
            var (partner, chief) = await Partner(w);
            var tenant = await w.CreateTenant("owner");
            await w.Link(tenant, "owner", partner, chief);
            var access = $"/v1/partners/{partner}/tenants/{tenant}";
            if (assigned)
            {
                (await w.As(chief).Put($"{access}/access/users/tech", new { })).Is(204);
            }

            return new KeyedRequest(w.As(chief), access + path, body, status);
        };

    private static Func<HttpWorld, Task<KeyedRequest>> AtCustomer(string path, object? body, int status) =>
        async w =>
        {
            var (partner, chief) = await Partner(w);
            var customer = await w.CreateCustomer(partner, chief);
            return new KeyedRequest(w.As(chief), $"/v1/partners/{partner}/tenants/{customer}{path}", body, status);
        };

    private static async Task MakeRole(HttpWorld world, string tenant) =>
        (await world.As("owner").Post($"/v1/tenants/{tenant}/roles", new { name = "Made" })).Is(201);

    // With a technician, so that there is somebody to change.
    private static async Task<(string Partner, string Chief)> Partner(HttpWorld world)
    {
        var chief = HttpWorld.New("chief");
        var partner = await world.CreatePartner(chief);
        await world.AddMember(partner, chief, "tech");
        return (partner, chief);
    }
}
