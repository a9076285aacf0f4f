using System.Globalization;
using OrleansTenancy.Scenarios;

namespace OrleansTenancy.Gateway.Tests.Scenarios;

/// <summary>The commands of a scenario as requests of those who give them.</summary>
internal sealed class HttpCommands(ScenarioServer server, DateTimeOffset begin)
{
    private readonly Dictionary<string, string> _partners = [];
    private readonly Dictionary<string, string> _tenants = [];

    private Api Operator => server.As("operator", "operator");

    /// <summary>Asks for it.</summary>
    public Task<Answer> Do(ScenarioCommand command) => command switch
    {
        CreatePartner c => Play(c),
        ChangePartner c => By(c.By).Patch(
            Partner(c.Partner), Present(("memberModel", c.MemberModel), ("adminAccess", c.AdminAccess))),
        AddMember c => By(c.By).Post(
            $"{Partner(c.Partner)}/members",
            new { userId = c.User, role = c.Role, notBefore = At(c.NotBefore), expiresAt = At(c.ExpiresAt) }),
        ChangeMember c => By(c.By).Patch($"{Partner(c.Partner)}/members/{c.User}", new { role = c.Role }),
        RemoveMember c => By(c.By).Delete($"{Partner(c.Partner)}/members/{c.User}"),
        CreateTenant c => Play(c),
        DeleteTenant { Partner: null } c => Operator.Delete($"/v1/tenants/{Tenant(c.Tenant)}"),
        DeleteTenant c => By(c.By!).Delete($"{Partner(c.Partner!)}/tenants/{Tenant(c.Tenant)}"),
        RequestLink c => Play(c),
        AcceptLink c => By(c.By).Post($"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/accept"),
        RejectLink c => By(c.By).Post($"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/reject", new { reason = c.Reason }),
        EndLink { Partner: null } c => By(c.By).Delete($"/v1/tenants/{Tenant(c.Tenant)}/link"),
        EndLink c => By(c.By).Delete($"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/link"),
        ClearRejection c => Operator.Post($"/v1/tenants/{Tenant(c.Tenant)}/link/clear-rejection"),
        SetAutoAdd c => By(c.By).Put($"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/access", new { autoAddPartnerUsers = c.On }),
        Assign c => By(c.By).Put(
            $"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/access/users/{c.User}",
            new { notBefore = At(c.NotBefore), expiresAt = At(c.ExpiresAt) }),
        Unassign c => By(c.By).Delete($"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/access/users/{c.User}"),
        SetPortal c => By(c.By).Put($"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/portal", new { active = c.On }),
        SetInformationLevel c => By(c.By).Put($"{Partner(c.Partner)}/tenants/{Tenant(c.Tenant)}/information-level", Level(c.Shown)),
        _ => DoInTenant(command),
    };

    /// <summary>The id of a tenant; one that nobody created is called as it is written.</summary>
    public string Tenant(string name) => _tenants.GetValueOrDefault(name, name);

    /// <summary>The name of a partner.</summary>
    public string NameOf(string id) => _partners.Single(p => p.Value == id).Key;

    private Task<Answer> DoInTenant(ScenarioCommand command) => command switch
    {
        SetRoles c => Play(c),
        CreateRole c => By(c.By).Post(
            $"/v1/tenants/{Tenant(c.Tenant)}/roles",
            new { roleId = c.Role, name = c.Role, scopes = c.Scopes, features = c.Features, withoutDefaults = c.WithoutDefaults }),
        UpdateRole c => By(c.By).Put(
            $"/v1/tenants/{Tenant(c.Tenant)}/roles/{c.Role}",
            new { name = c.Role, scopes = c.Scopes, features = c.Features, withoutDefaults = c.WithoutDefaults }),
        DeleteRole c => By(c.By).Delete($"/v1/tenants/{Tenant(c.Tenant)}/roles/{c.Role}"),
        CreateGroup c => By(c.By).Post(
            $"/v1/tenants/{Tenant(c.Tenant)}/groups", new { groupId = c.Group, name = c.Group, parentId = c.Parent }),
        MoveGroup c => By(c.By).Patch($"/v1/tenants/{Tenant(c.Tenant)}/groups/{c.Group}", new { parentId = c.Parent }),
        DeleteGroup c => By(c.By).Delete($"/v1/tenants/{Tenant(c.Tenant)}/groups/{c.Group}"),
        PutDevice c => By(c.By).Put($"/v1/tenants/{Tenant(c.Tenant)}/devices/{c.Device}", new { groupId = c.Group }),
        PutResource c => By(c.By).Put(
            $"/v1/tenants/{Tenant(c.Tenant)}/resources/{c.Type}/{c.Resource}", new { groupId = c.Group }),
        _ => throw new NotSupportedException($"{command} is not played over HTTP"),
    };

    private async Task<Answer> Play(CreatePartner c)
    {
        var answer = await Operator.Post(
            "/v1/partners",
            new { name = c.Partner, adminUserId = c.Admin, memberModel = c.MemberModel, adminAccess = c.AdminAccess });
        _partners[c.Partner] = answer.Is(201).Member("partnerId")!;
        return answer;
    }

    private Task<Answer> Play(CreateTenant c)
    {
        var tenantId = _tenants[c.Tenant] = c.SameIdAs is null ? c.Tenant : _partners[c.SameIdAs];
        return c.Owner is null
            ? Operator.Post("/v1/tenants", new { tenantId, displayName = c.Tenant, adminUserId = c.Admin })
            : By(c.By!).Post($"{Partner(c.Owner)}/tenants", new { tenantId, displayName = c.Tenant });
    }

    private Task<Answer> Play(RequestLink c) => By(c.By).Post(
        $"/v1/tenants/{Tenant(c.Tenant)}/link",
        new
        {
            partnerId = _partners[c.Partner],
            acceptTermsOfService = c.AcceptTerms,
            notBefore = At(c.NotBefore),
            expiresAt = At(c.ExpiresAt),
            scopes = c.Scopes,
        });

    private Task<Answer> Play(SetRoles c)
    {
        var roles = c.Roles.Select(r => new
        {
            roleId = r.Role, groups = r.Groups, notBefore = At(r.NotBefore), expiresAt = At(r.ExpiresAt),
        });
        return By(c.By).Put($"/v1/tenants/{Tenant(c.Tenant)}/users/{c.User}", new { roles });
    }

    private static Dictionary<string, string> Present(params (string Name, string? Value)[] members) =>
        members.Where(m => m.Value is not null).ToDictionary(m => m.Name, m => m.Value!);

    private static object Level(IList<string> shown) => new
    {
        estimatedLoad = shown.Contains("estimatedLoad"),
        measuredPeakLoad = shown.Contains("measuredPeakLoad"),
        deviceProperties = shown.Contains("deviceProperties"),
        customProperties = shown.Contains("customProperties"),
    };

    private string Partner(string name) => $"/v1/partners/{_partners[name]}";

    private Api By(string user) => server.As(user);

    private string? At(TimeSpan? sinceBegin) =>
        (begin + sinceBegin)?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
