namespace OrleansTenancy.Domain;

/// <summary>Every bound of the service that a caller can reach, by name. At a bound there is a clear error.</summary>
public static class Limits
{
    /// <summary>Longest user, device or resource id, in characters.</summary>
    public const int OpaqueIdLengthMax = 128;

    /// <summary>Longest slug (tenant, group, role), in characters.</summary>
    public const int SlugLengthMax = 63;

    /// <summary>Longest display name, in characters.</summary>
    public const int NameLengthMax = 200;

    /// <summary>Longest free text (a reject message), in characters.</summary>
    public const int TextLengthMax = 1000;

    /// <summary>Most groups of one tenant.</summary>
    public const int GroupsPerTenantMax = 10_000;

    /// <summary>Deepest group tree, in levels.</summary>
    public const int GroupDepthMax = 32;

    /// <summary>Most scopes of a catalogue, extensions included.</summary>
    public const int ScopesMax = 4_096;

    /// <summary>Most roles of one tenant, built-in ones included.</summary>
    public const int RolesPerTenantMax = 1_000;

    /// <summary>Most Enterprise Admins of one tenant, and most administrators of one partner.</summary>
    public const int AdminsMax = 1_000;

    /// <summary>Most people with an individual assignment to one tenant; for more there is auto-add.</summary>
    public const int AssigneesPerTenantMax = 1_000;

    /// <summary>
    /// Most invitations into one tenant that wait at a time: so many of the tenant, so many of its partners.
    /// </summary>
    public const int InvitationsPerSideMax = 500;

    /// <summary>Most members of one partner.</summary>
    public const int MembersPerPartnerMax = 10_000;

    /// <summary>Most role grants of one person in one tenant.</summary>
    public const int GrantsPerUserMax = 50;

    /// <summary>Most groups of one role grant.</summary>
    public const int GroupsPerGrantMax = 1_000;

    /// <summary>Most tags of one device.</summary>
    public const int TagsPerDeviceMax = 50;

    /// <summary>Longest tag or device alias, in characters.</summary>
    public const int TagLengthMax = 128;

    /// <summary>Most idempotency keys kept for one caller (X.11).</summary>
    public const int OperationsPerCallerMax = 100_000;

    /// <summary>Longest idempotency key, in characters.</summary>
    public const int OperationIdLengthMax = 128;

    /// <summary>Furthest instant of a period (X.5), in years ahead; what has no end says so.</summary>
    public const int PeriodYearsMax = 100;

    /// <summary>Most links (of all states) that one tenant remembers.</summary>
    public const int LinksPerTenantMax = 100;

    /// <summary>Most resources of one bulk authorization.</summary>
    public const int BulkResourcesMax = 10_000;

    /// <summary>Most tenants that one person has direct grants or assignments in.</summary>
    public const int TenantsPerUserMax = 10_000;

    /// <summary>Most partners that one person is a member of.</summary>
    public const int PartnersPerUserMax = 100;

    /// <summary>Most personal access tokens of one person.</summary>
    public const int TokensPerUserMax = 50;

    /// <summary>Longest life of a personal access token, in days.</summary>
    public const int TokenLifeDaysMax = 366;

    /// <summary>Device shards of one tenant; a stored fact, never changed once data exists.</summary>
    public const int DeviceShards = 64;
}
