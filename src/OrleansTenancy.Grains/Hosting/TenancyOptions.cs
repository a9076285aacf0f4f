using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;

namespace OrleansTenancy.Grains.Hosting;

/// <summary>How a deployment is set; the same on every silo of a cluster.</summary>
public sealed class TenancyOptions
{
    /// <summary>How tenants may link (C3, C5, E1.15).</summary>
    public LinkSettings Links { get; set; } = LinkSettings.Default;

    /// <summary>How people are invited (C23).</summary>
    public InvitationSettings Invitations { get; set; } = InvitationSettings.Default;

    /// <summary>How a silo gets to know that what it decides from is in force; the answers are the same.</summary>
    public CheckMode Checks { get; set; } = CheckMode.Leased;

    /// <summary>What clients reach the service by; stands in mails.</summary>
    public Uri PublicBaseUrl { get; set; } = new("http://localhost:5080");

    /// <summary>The scopes there are, with what the deployment adds (X.4).</summary>
    public ScopeCatalogue Catalogue { get; set; } = ScopeCatalogue.BuiltIn;
}
