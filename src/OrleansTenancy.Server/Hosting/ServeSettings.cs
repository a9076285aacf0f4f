using System.Net;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Server.Commands;
using OrleansTenancy.Silo.Storage.Postgres;

namespace OrleansTenancy.Server.Hosting;

/// <summary>The settings of a node, from <c>appsettings.json</c>, environment and flags.</summary>
internal sealed class ServeSettings
{
    private const string Section = "Tenancy";

    /// <summary>The settings that have a flag: flag, key, description.</summary>
    public static IReadOnlyList<(string Name, string Key, string Description)> Flags { get; } =
    [
        ("--connection", "Database:ConnectionString", "PostgreSQL connection string"),
        ("--urls", "Urls", "Where to listen, e.g. http://0.0.0.0:5080"),
        ("--public-url", "PublicBaseUrl", "What clients reach the service by"),
        ("--authority", "Authentication:Authority", "OIDC issuer whose tokens are accepted"),
        ("--audience", "Authentication:Audience", "What `aud` of a token has to be"),
        ("--login-key", "LoginKeyFile", "PEM file of the P-256 key that signs login tokens; the same on every node"),
        ("--cluster-id", "Cluster:ClusterId", "Which nodes belong together"),
        ("--advertise", "Cluster:AdvertisedAddress", "IP address by which other nodes reach this one"),
        ("--silo-port", "Cluster:SiloPort", "Port for other nodes"),
        ("--gateway-port", "Cluster:GatewayPort", "Port for Orleans clients; 0: none"),
        ("--check-mode", "Checks:Mode", "leased: decide from memory; validated: ask the owners at every check"),
        ("--smtp-host", "Mail:Host", "Mail server; without one, mails wait for a node that has one"),
        ("--smtp-port", "Mail:Port", "Port of the mail server"),
        ("--smtp-tls", "Mail:Tls", "none, startTls or implicit"),
        ("--smtp-user", "Mail:User", "Who signs in at the mail server"),
        ("--smtp-password-file", "Mail:PasswordFile", "File with the password of that user"),
        ("--mail-from", "Mail:From", "E-mail address that mails are sent from"),
    ];

    public string Urls { get; set; } = "http://localhost:5080";

    public string PublicBaseUrl { get; set; } = string.Empty;

    public string LoginKeyFile { get; set; } = string.Empty;

    public DatabaseSettings Database { get; set; } = new();

    public AuthenticationOptions Authentication { get; set; } = new();

    public ClusterSettings Cluster { get; set; } = new();

    public LinkingSettings Links { get; set; } = new();

    public InvitingSettings Invitations { get; set; } = new();

    public CheckSettings Checks { get; set; } = new();

    public MailSettings Mail { get; set; } = new();

    public CatalogSettings Catalog { get; set; } = new();

    public StopSettings Shutdown { get; set; } = new();

    /// <summary>What could not be read at all, one line each.</summary>
    private IReadOnlyList<string> Unreadable { get; set; } = [];

    /// <summary>Reads the settings; flags win over the environment, the environment over files.</summary>
    public static ServeSettings Load(IReadOnlyDictionary<string, string?> flags)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(flags.Select(f => KeyValuePair.Create(Section + ":" + f.Key, f.Value)))
            .Build()
            .GetSection(Section)
            .AsEnumerable(makePathsRelative: true)
            .Where(s => s.Value is not null)
            .ToLookup(s => SettingTree.FaultOf(s.Key, s.Value!));

        // What cannot be read is left out here and said with everything else that is wrong.
        var readable = new ConfigurationBuilder().AddInMemoryCollection(configuration[null]).Build();
        var settings = readable.Get<ServeSettings>() ?? new ServeSettings();
        settings.Unreadable = [.. configuration.Where(s => s.Key is not null).Select(s => s.Key!)];
        return settings;
    }

    /// <summary>What is wrong, one line per setting; empty: nothing.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>(Unreadable);
        var database = PostgresReadiness.FaultOf(Database.ConnectionString);
        Demand(database is null, $"Database:ConnectionString {database}");
        var notThere = ListenAddresses.FirstBad(Urls);
        Demand(notThere is null, $"Urls is no list of http addresses: `{notThere}`");
        Demand(
            SettingChecks.IsWebAddress(PublicBaseUrl),
            "PublicBaseUrl is missing or no http address: what clients reach the service by");
        var key = SettingChecks.KeyFault(LoginKeyFile);
        Demand(key is null, $"LoginKeyFile {key}");
        DemandIssuer(Demand);
        Demand(
            Cluster.AdvertisedAddress.Length == 0 || IPAddress.TryParse(Cluster.AdvertisedAddress, out _),
            "Cluster:AdvertisedAddress is no IP address");
        Demand(Cluster.SiloPort is > 0 and < 65_536, "Cluster:SiloPort is no port");
        Demand(Cluster.GatewayPort is >= 0 and < 65_536, "Cluster:GatewayPort is no port");
        Demand(Cluster.ClusterId.Length > 0, "Cluster:ClusterId is missing");
        Demand(Links.MaxActivePartners >= 1, "Links:MaxActivePartners is 1 or more");
        Demand(Links.TermsVersion.Length > 0, "Links:TermsVersion is missing");
        Demand(
            Links.RejectionScope is "allPartners" or "thisPartner",
            "Links:RejectionScope is `allPartners` or `thisPartner`");
        Demand(
            Invitations.LifeHours is > 0 and <= InvitingSettings.LifeHoursMax,
            $"Invitations:LifeHours is 1 to {InvitingSettings.LifeHoursMax}");
        Demand(Checks.Mode is "leased" or "validated", "Checks:Mode is `leased` or `validated`");
        Mail.Demand(Demand);
        Shutdown.Demand(Demand);
        problems.AddRange(Cluster.Times.Problems());
        return problems;

        void Demand(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>The database, for verbs that need nothing else.</summary>
    /// <exception cref="SettingsException">None is named, or what is named is none.</exception>
    public string DemandDatabase() => PostgresReadiness.FaultOf(Database.ConnectionString) is { } fault
        ? throw new SettingsException($"Database:ConnectionString {fault}")
        : Database.ConnectionString;

    /// <summary>How the HTTP edge is set.</summary>
    public GatewayOptions Edge()
    {
        var edge = new GatewayOptions { PublicBaseUrl = new Uri(PublicBaseUrl), LoginKeyFile = LoginKeyFile };
        edge.Authentication.Authority = Authentication.Authority;
        edge.Authentication.Audience = Authentication.Audience;
        edge.Authentication.Issuer = Authentication.Issuer;
        edge.Authentication.JwksFile = Authentication.JwksFile;
        edge.Authentication.RequireHttps = Authentication.RequireHttps;
        return edge;
    }

    /// <summary>How tenants may link.</summary>
    public LinkSettings LinkSettings() =>
        new(
            Links.RejectionScope == "thisPartner" ? RejectionScope.ThisPartner : RejectionScope.AllPartners,
            Links.MaxActivePartners,
            Links.TermsVersion);

    /// <summary>How people are invited.</summary>
    public InvitationSettings InvitationSettings() => new(TimeSpan.FromHours(Invitations.LifeHours));

    private void DemandIssuer(Action<bool, string> demand)
    {
        var outside = Authentication;
        demand(
            outside.Authority.Length > 0 || outside.JwksFile.Length > 0,
            "Authentication:Authority is missing: the OIDC issuer whose tokens are accepted");
        demand(
            outside.Authority.Length == 0 || SettingChecks.IsWebAddress(outside.Authority),
            "Authentication:Authority is no address");
        demand(
            !outside.RequireHttps || !outside.Authority.StartsWith("http:", StringComparison.OrdinalIgnoreCase),
            "Authentication:Authority is not https; Authentication:RequireHttps can be switched off for a test");
        demand(outside.Audience.Length > 0, "Authentication:Audience is missing");
        var keys = outside.JwksFile.Length == 0 ? null : SettingChecks.KeySetFault(outside.JwksFile);
        demand(keys is null, $"Authentication:JwksFile {keys}");
        demand(
            outside.JwksFile.Length == 0 || outside.Issuer.Length > 0,
            "Authentication:Issuer is missing: what `iss` has to be with Authentication:JwksFile");
    }
}

/// <summary>Where the data is.</summary>
internal sealed class DatabaseSettings
{
    public string ConnectionString { get; set; } = string.Empty;
}

/// <summary>How nodes find each other.</summary>
internal sealed class ClusterSettings
{
    public string ClusterId { get; set; } = "orleanstenancy";

    public string AdvertisedAddress { get; set; } = string.Empty;

    public int SiloPort { get; set; } = 11_111;

    public int GatewayPort { get; set; }

    public TimesSettings Times { get; set; } = new();
}

/// <summary>C3, C5, E1.15.</summary>
internal sealed class LinkingSettings
{
    public string RejectionScope { get; set; } = "allPartners";

    public int MaxActivePartners { get; set; } = 1;

    public string TermsVersion { get; set; } = "1";
}

/// <summary>C23.</summary>
internal sealed class InvitingSettings
{
    public const int LifeHoursMax = 8_760;

    public int LifeHours { get; set; } = 168;
}

/// <summary>X.6, in which of the two ways.</summary>
internal sealed class CheckSettings
{
    public string Mode { get; set; } = "leased";

    /// <summary>The mode by its name.</summary>
    public CheckMode CheckMode => Mode == "validated" ? CheckMode.Validated : CheckMode.Leased;
}

/// <summary>X.4.</summary>
internal sealed class CatalogSettings
{
    public IList<string> Files { get; set; } = [];
}
