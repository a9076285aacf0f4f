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
        ["Invitations:LifeHours"] = "How long an invitation can be accepted [168]",
    };

    /// <summary>As part of a help text.</summary>
    public static string Help => string.Concat(All.Select(s => $"{Environment.NewLine}    {s.Key}: {s.Value}"));
}
