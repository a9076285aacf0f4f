using System.Net;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Server.Commands;

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

    /// <summary>Reads the settings; flags win over the environment, the environment over files.</summary>
    public static ServeSettings Load(IReadOnlyDictionary<string, string?> flags)
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(flags.Select(f => KeyValuePair.Create(Section + ":" + f.Key, f.Value)))
            .Build();
        try
        {
            return configuration.GetSection(Section).Get<ServeSettings>() ?? new ServeSettings();
        }
        catch (InvalidOperationException failure)
        {
            throw new SettingsException(failure.Message);
        }
    }

    /// <summary>What is wrong, one line per setting; empty: nothing.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Demand(Database.ConnectionString.Length > 0, "Database:ConnectionString is missing");
        Demand(Uri.TryCreate(Urls.Split(';')[0], UriKind.Absolute, out _), "Urls is no address");
        Demand(
            Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out _), "PublicBaseUrl is missing or no address");
        Demand(
            File.Exists(LoginKeyFile), "LoginKeyFile is missing: the PEM file of the key that signs login tokens");
        DemandIssuer(Demand);
        Demand(
            Cluster.AdvertisedAddress.Length == 0 || IPAddress.TryParse(Cluster.AdvertisedAddress, out _),
            "Cluster:AdvertisedAddress is no IP address");
        Demand(Cluster.SiloPort is > 0 and < 65_536, "Cluster:SiloPort is no port");
        Demand(Cluster.GatewayPort is >= 0 and < 65_536, "Cluster:GatewayPort is no port");
        Demand(Cluster.ClusterId.Length > 0, "Cluster:ClusterId is missing");
        Demand(Links.MaxActivePartners >= 1, "Links:MaxActivePartners is 1 or more");
        Demand(
            Links.RejectionScope is "allPartners" or "thisPartner",
            "Links:RejectionScope is `allPartners` or `thisPartner`");
        Demand(
            Invitations.LifeHours is > 0 and <= InvitingSettings.LifeHoursMax,
            $"Invitations:LifeHours is 1 to {InvitingSettings.LifeHoursMax}");
        Demand(Checks.Mode is "leased" or "validated", "Checks:Mode is `leased` or `validated`");
        Mail.Demand(Demand);
        return problems;

        void Demand(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

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
        demand(outside.Audience.Length > 0, "Authentication:Audience is missing");
        demand(
            outside.JwksFile.Length == 0 || (File.Exists(outside.JwksFile) && outside.Issuer.Length > 0),
            "Authentication:JwksFile takes an existing file, and Authentication:Issuer with it");
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
