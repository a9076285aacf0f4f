namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>How big a world is. Two worlds of one spec are the same to the last device.</summary>
internal sealed record WorldSpec
{
    public int Seed { get; init; } = 1;

    public int Tenants { get; init; } = 1_000;

    public int UsersPerTenant { get; init; } = 100;

    public int DevicesPerTenant { get; init; } = 40;

    public int GroupsPerTenant { get; init; } = 16;

    /// <summary>The groups lie in a chain of this length; 0: in a tree in which each has two below it.</summary>
    public int GroupDepth { get; init; }

    /// <summary>The first so many tenants have <see cref="FleetDevices"/> devices: what bulk commands go to.</summary>
    public int FleetTenants { get; init; } = 4;

    public int FleetDevices { get; init; } = 1_000;

    /// <summary>Role grants of each person; 0: one or two, as the dice say.</summary>
    public int GrantsPerUser { get; init; }

    /// <summary>Scopes that the deployment adds to the catalogue.</summary>
    public int ExtraScopes { get; init; }

    /// <summary>Members of the partner that every tenant is linked to; 0: there is no partner.</summary>
    public int PartnerMembers { get; init; }

    /// <summary>Whether tenants begin with a link to that partner.</summary>
    public bool Linked { get; init; } = true;

    public int DevicesOf(int tenant) =>
        tenant < FleetTenants ? Math.Max(FleetDevices, DevicesPerTenant) : DevicesPerTenant;
}
