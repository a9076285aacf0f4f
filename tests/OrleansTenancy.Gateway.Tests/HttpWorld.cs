using OrleansTenancy.Gateway.Tests.Invitations;

namespace OrleansTenancy.Gateway.Tests;

/// <summary>What the HTTP tests set up again and again; names are new in each test.</summary>
public sealed class HttpWorld(DevServer server)
{
    private static int _made;

    public Api Operator { get; } = server.As("operator", "operator");

    public Api Service { get; } = server.As("gateway", "service");

    public static string New(string name) => $"{name}-{Interlocked.Increment(ref _made)}";

    public Api As(string user) => server.As(user);

    public Api AsOwnerOf(string email, string user) => server.As(user, email: email);

    public Mailbox Mail { get; } = new(server);

    public async Task<string> CreatePartner(string admin, object? more = null)
    {
        var answer = await Operator.Post("/v1/partners", more ?? new { name = "Partner", adminUserId = admin });
        return answer.Is(201).Member("partnerId")!;
    }

    public async Task<string> CreateTenant(string admin)
    {
        var tenant = New("tenant");
        (await Operator.Post("/v1/tenants", new { tenantId = tenant, displayName = "Tenant", adminUserId = admin })).Is(201);
        return tenant;
    }

    /// <summary>A tenant that the partner owns.</summary>
    public async Task<string> CreateCustomer(string partner, string chief)
    {
        var tenant = New("customer");
        (await As(chief).Post($"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Customer" })).Is(201);
        return tenant;
    }

    public Task<Answer> Request(string tenant, string by, string partner) =>
        As(by).Post($"/v1/tenants/{tenant}/link", new { partnerId = partner, acceptTermsOfService = true });

    public async Task Link(string tenant, string owner, string partner, string chief)
    {
        (await Request(tenant, owner, partner)).Is(202);
        (await As(chief).Post($"/v1/partners/{partner}/tenants/{tenant}/accept")).Is(200);
    }

    public async Task AddMember(string partner, string by, string user, string role = "technician") =>
        (await As(by).Post($"/v1/partners/{partner}/members", new { userId = user, role })).Is(201);

    public Task<Answer> Grant(string tenant, string by, string user, string role, string[]? groups = null) =>
        As(by).Put($"/v1/tenants/{tenant}/users/{user}", new { roles = new[] { new { roleId = role, groups } } });

    public async Task Device(string tenant, string by, string device, string? group = null) =>
        (await As(by).Put($"/v1/tenants/{tenant}/devices/{device}", new { groupId = group })).Is(201);

    public async Task Group(string tenant, string by, string group, string? parent = null) =>
        (await As(by).Post($"/v1/tenants/{tenant}/groups", new { groupId = group, name = group, parentId = parent })).Is(201);
}
