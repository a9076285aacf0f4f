namespace OrleansTenancy.Domain.Links;

/// <summary>How the platform lets tenants link.</summary>
/// <param name="RejectionScope">C3; the default bars all partners.</param>
/// <param name="MaxActivePartners">C5: pending and live links that a tenant may have at a time; at least 1.</param>
/// <param name="TermsVersion">The Terms of Service in force, recorded when a request names no version (E1.15).</param>
public sealed record LinkSettings(RejectionScope RejectionScope, int MaxActivePartners, string TermsVersion)
{
    /// <summary>A rejection bars all partners; one partner at a time; terms version <c>1</c>.</summary>
    public static LinkSettings Default { get; } = new(RejectionScope.AllPartners, 1, "1");
}
