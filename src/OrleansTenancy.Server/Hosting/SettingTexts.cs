namespace OrleansTenancy.Server.Hosting;

/// <summary>The settings that have no flag, explained.</summary>
internal static class SettingTexts
{
    /// <summary>Key and explanation.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["Authentication:JwksFile"] = "Key set of the issuer as a file, instead of Authentication:Authority",
        ["Authentication:Issuer"] = "What `iss` of a token has to be, with Authentication:JwksFile",
        ["Authentication:RequireHttps"] = "Whether the issuer must be reached over TLS [true]",
        ["Links:RejectionScope"] = "Whom a rejected tenant cannot link to: allPartners or thisPartner [allPartners]",
        ["Links:MaxActivePartners"] = "Pending and live links that a tenant may have [1]",
        ["Links:TermsVersion"] = "Version of the Terms of Service that is recorded [1]",
        ["Cluster:Times:FenceSeconds"] = "How long a node answers after the database last counted it in [5]",
        ["Cluster:Times:FencePeriodSeconds"] = "How often it asks [1]",
        ["Cluster:Times:MarginSeconds"] = "How much longer than that others keep away from its grains [1]",
        ["Cluster:Times:RangeLeaseSeconds"] = "How long after its last sign of life they do [12]",
        ["Cluster:Times:ProbeSeconds"] = "How long a probe of another node may take at first [1]",
        ["Cluster:Times:ProbeMinSeconds"] = "How short that may become [0.5]",
        ["Cluster:Times:ProbeMaxSeconds"] = "How long that may become [2]",
        ["Cluster:Times:MissedProbes"] = "How many missed probes are a vote against a node [3]",
        ["Cluster:Times:RefreshSeconds"] = "How often a node reads who is there [5]",
        ["Cluster:Times:AliveSeconds"] = "How often it writes that it is there [5]",
        ["Shutdown:DrainSeconds"] = "How long a node that was told to stop goes on answering, not ready [10]",
        ["Shutdown:StopSeconds"] = "How long open requests may then take, and grains to leave for other nodes [30]",
        ["Invitations:LifeHours"] = "How long an invitation can be accepted [168]",
    };

    /// <summary>As part of a help text.</summary>
    public static string Help => string.Concat(All.Select(s => $"{Environment.NewLine}    {s.Key}: {s.Value}"));
}
