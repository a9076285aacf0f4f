namespace OrleansTenancy.Scenarios;

/// <summary>Something that somebody does: a closed family. Names are those of the scenario.</summary>
public abstract record ScenarioCommand;

/// <summary>The operator creates a partner.</summary>
public sealed record CreatePartner : ScenarioCommand
{
    public required string Partner { get; init; }

    public required string Admin { get; init; }

    public string MemberModel { get; init; } = "tiered";

    public string AdminAccess { get; init; } = "allTenants";
}

/// <summary>A partner admin changes its settings; what is absent stays.</summary>
public sealed record ChangePartner : ScenarioCommand
{
    public required string Partner { get; init; }

    public required string By { get; init; }

    public string? MemberModel { get; init; }

    public string? AdminAccess { get; init; }
}

/// <summary>Somebody becomes a member.</summary>
public sealed record AddMember : ScenarioCommand
{
    public required string Partner { get; init; }

    public required string By { get; init; }

    public required string User { get; init; }

    public string Role { get; init; } = "technician";

    public TimeSpan? NotBefore { get; init; }

    public TimeSpan? ExpiresAt { get; init; }
}

/// <summary>A member is promoted or demoted.</summary>
public sealed record ChangeMember : ScenarioCommand
{
    public required string Partner { get; init; }

    public required string By { get; init; }

    public required string User { get; init; }

    public required string Role { get; init; }
}

/// <summary>Somebody leaves the partner.</summary>
public sealed record RemoveMember : ScenarioCommand
{
    public required string Partner { get; init; }

    public required string By { get; init; }

    public required string User { get; init; }
}

/// <summary>The operator creates a tenant with an administrator, or a partner one that it owns.</summary>
public sealed record CreateTenant : ScenarioCommand
{
    public required string Tenant { get; init; }

    public string? Admin { get; init; }

    public string? Owner { get; init; }

    /// <summary>Who creates it for the owner.</summary>
    public string? By { get; init; }

    /// <summary>A partner whose id the tenant is called by; null: it is called as in the scenario.</summary>
    public string? SameIdAs { get; init; }
}

/// <summary>The operator deletes a tenant, or the partner that owns it does.</summary>
public sealed record DeleteTenant : ScenarioCommand
{
    public required string Tenant { get; init; }

    public string? Partner { get; init; }

    public string? By { get; init; }
}

/// <summary>A tenant asks a partner for a link.</summary>
public sealed record RequestLink : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Partner { get; init; }

    public bool AcceptTerms { get; init; } = true;

    public TimeSpan? NotBefore { get; init; }

    public TimeSpan? ExpiresAt { get; init; }

    /// <summary>A cap over everything that is done through the link; null: none.</summary>
    public IList<string>? Scopes { get; init; }
}

/// <summary>A partner accepts.</summary>
public sealed record AcceptLink : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Partner { get; init; }
}

/// <summary>A partner rejects.</summary>
public sealed record RejectLink : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Partner { get; init; }

    public string? Reason { get; init; }
}

/// <summary>The tenant withdraws or ends its link, or the partner ends it.</summary>
public sealed record EndLink : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    /// <summary>The partner that ends it; null: the tenant does.</summary>
    public string? Partner { get; init; }
}

/// <summary>The operator clears the rejections of a tenant.</summary>
public sealed record ClearRejection : ScenarioCommand
{
    public required string Tenant { get; init; }
}

/// <summary>Auto-add is switched.</summary>
public sealed record SetAutoAdd : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string Partner { get; init; }

    public required string By { get; init; }

    public required bool On { get; init; }
}

/// <summary>A member is given access to one tenant.</summary>
public sealed record Assign : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string Partner { get; init; }

    public required string By { get; init; }

    public required string User { get; init; }

    public TimeSpan? NotBefore { get; init; }

    public TimeSpan? ExpiresAt { get; init; }
}

/// <summary>A member's access to one tenant is taken away.</summary>
public sealed record Unassign : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string Partner { get; init; }

    public required string By { get; init; }

    public required string User { get; init; }
}

/// <summary>The roles of a person in a tenant are set: of their own, or of their way through a partner (C7).</summary>
public sealed record SetRoles : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string User { get; init; }

    public required IList<HeldRole> Roles { get; init; }
}

/// <summary>A role that a person is to have.</summary>
public sealed record HeldRole
{
    public required string Role { get; init; }

    /// <summary>Null: the whole tenant.</summary>
    public IList<string>? Groups { get; init; }

    public TimeSpan? NotBefore { get; init; }

    public TimeSpan? ExpiresAt { get; init; }
}

/// <summary>A role is made.</summary>
public sealed record CreateRole : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Role { get; init; }

    public IList<string>? Scopes { get; init; }

    public IList<string>? Features { get; init; }

    public bool WithoutDefaults { get; init; }
}

/// <summary>A role is edited.</summary>
public sealed record UpdateRole : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Role { get; init; }

    public IList<string>? Scopes { get; init; }

    public IList<string>? Features { get; init; }

    public bool WithoutDefaults { get; init; }
}

/// <summary>A role is deleted.</summary>
public sealed record DeleteRole : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Role { get; init; }
}

/// <summary>A group is made.</summary>
public sealed record CreateGroup : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Group { get; init; }

    public string? Parent { get; init; }
}

/// <summary>A group moves below another one, or directly under the tenant.</summary>
public sealed record MoveGroup : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Group { get; init; }

    public string? Parent { get; init; }
}

/// <summary>An empty group is deleted.</summary>
public sealed record DeleteGroup : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Group { get; init; }
}

/// <summary>A device is registered, or lies in another group from now on.</summary>
public sealed record PutDevice : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Device { get; init; }

    public string? Group { get; init; }
}

/// <summary>A resource of a type that the deployment adds is registered.</summary>
public sealed record PutResource : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string By { get; init; }

    public required string Type { get; init; }

    public required string Resource { get; init; }

    public string? Group { get; init; }
}

/// <summary>The provider opens or closes the portal of a customer.</summary>
public sealed record SetPortal : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string Partner { get; init; }

    public required string By { get; init; }

    public required bool On { get; init; }
}

/// <summary>The provider sets what is shown to a customer.</summary>
public sealed record SetInformationLevel : ScenarioCommand
{
    public required string Tenant { get; init; }

    public required string Partner { get; init; }

    public required string By { get; init; }

    /// <summary>The switches that are on.</summary>
    public required IList<string> Shown { get; init; }
}
