namespace OrleansTenancy.Gateway.Hosting;

/// <summary>How the HTTP edge is set.</summary>
public sealed class GatewayOptions
{
    /// <summary>
    /// What clients reach this service by, e.g. <c>https://tenancy.example</c>; never taken from a request.
    /// </summary>
    public Uri PublicBaseUrl { get; set; } = new("http://localhost:5080");

    /// <summary>Whose tokens are accepted.</summary>
    public AuthenticationOptions Authentication { get; } = new();

    /// <summary>PEM file of the key that signs the tokens of a tenant login; the same on every node.</summary>
    public string LoginKeyFile { get; set; } = string.Empty;

    /// <summary>
    /// PEM file of the key that signs development tokens; null: there are none. Only the development server sets it.
    /// </summary>
    public string? DevelopmentKeyFile { get; set; }
}

/// <summary>Whose tokens are accepted: any OIDC issuer.</summary>
public sealed class AuthenticationOptions
{
    /// <summary>The issuer's address; its keys are found through its metadata. Empty: no such issuer.</summary>
    public string Authority { get; set; } = string.Empty;

    /// <summary>What <c>aud</c> has to be.</summary>
    public string Audience { get; set; } = string.Empty;

    /// <summary>Whether the authority must be reached over TLS.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>
    /// A JSON Web Key Set to use instead of the authority's metadata, together with <see cref="Issuer"/>.
    /// </summary>
    public string JwksFile { get; set; } = string.Empty;

    /// <summary>What <c>iss</c> has to be when <see cref="JwksFile"/> is set.</summary>
    public string Issuer { get; set; } = string.Empty;
}
