namespace OrleansTenancy.Scenarios.Yaml;

/// <summary>What there is before anything happens, by name. It comes into being by the commands that anybody gives.</summary>
internal sealed class FactsDocument
{
    public IDictionary<string, PartnerDocument> Partners { get; init; } = new Dictionary<string, PartnerDocument>();

    public IDictionary<string, TenantDocument> Tenants { get; init; } = new Dictionary<string, TenantDocument>();

    public IEnumerable<ScenarioCommand> Commands() =>
        Partners.SelectMany(p => p.Value.Commands(p.Key)).Concat(Tenants.SelectMany(t => t.Value.Commands(t.Key, AdminOf)));

    private string AdminOf(string partner) => Partners.TryGetValue(partner, out var document)
        ? document.Admin
        : throw new FormatException($"there is no partner `{partner}` in the facts");
}

/// <summary>A partner as it is written.</summary>
internal sealed class PartnerDocument
{
    public required string Admin { get; init; }

    public string MemberModel { get; init; } = "tiered";

    public string AdminAccess { get; init; } = "allTenants";

    /// <summary>More members: name to role.</summary>
    public IDictionary<string, string> Members { get; init; } = new Dictionary<string, string>();

    public IEnumerable<ScenarioCommand> Commands(string name)
    {
        yield return new CreatePartner { Partner = name, Admin = Admin, MemberModel = MemberModel, AdminAccess = AdminAccess };
        foreach (var (user, role) in Members)
        {
            yield return new AddMember { Partner = name, By = Admin, User = user, Role = role };
        }
    }
}

/// <summary>A tenant as it is written.</summary>
internal sealed class TenantDocument
{
    /// <summary>Its first administrator, or null when a partner owns it.</summary>
    public string? Admin { get; init; }

    public string? Owner { get; init; }

    public string? SameIdAs { get; init; }

    /// <summary>A partner that it is linked to.</summary>
    public string? Link { get; init; }

    /// <summary>Groups: name to the group above, or nothing.</summary>
    public IDictionary<string, string?> Groups { get; init; } = new Dictionary<string, string?>();

    /// <summary>Devices: name to group, or nothing.</summary>
    public IDictionary<string, string?> Devices { get; init; } = new Dictionary<string, string?>();

    /// <summary>Custom roles: name to scopes.</summary>
    public IDictionary<string, IList<string>> Roles { get; init; } = new Dictionary<string, IList<string>>();

    /// <summary>People with roles of their own.</summary>
    public IDictionary<string, IList<HeldRole>> Users { get; init; } = new Dictionary<string, IList<HeldRole>>();

    public IEnumerable<ScenarioCommand> Commands(string name, Func<string, string> adminOf)
    {
        if (Admin is null == Owner is null)
        {
            throw new FormatException($"the tenant `{name}` has either an `admin` or an `owner`");
        }

        var by = Admin ?? adminOf(Owner!);
        var birth = new CreateTenant { Tenant = name, Admin = Admin, Owner = Owner, By = by, SameIdAs = SameIdAs };
        return
        [
            birth,
            .. Groups.Select(g => new CreateGroup { Tenant = name, By = by, Group = g.Key, Parent = g.Value }),
            .. Devices.Select(d => new PutDevice { Tenant = name, By = by, Device = d.Key, Group = d.Value }),
            .. Roles.Select(r => new CreateRole { Tenant = name, By = by, Role = r.Key, Scopes = r.Value }),
            .. Users.Select(u => new SetRoles { Tenant = name, By = by, User = u.Key, Roles = u.Value }),
            .. Linked(name, by, adminOf),
        ];
    }

    private IEnumerable<ScenarioCommand> Linked(string name, string by, Func<string, string> adminOf) =>
        Link is null
            ? []
            :
            [
                new RequestLink { Tenant = name, By = by, Partner = Link },
                new AcceptLink { Tenant = name, By = adminOf(Link), Partner = Link },
            ];
}
