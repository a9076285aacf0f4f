namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of customers and their portal, as <see cref="WireAliases"/> has them for the rest.</summary>
public static class PortalAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Portal.InformationLevel"/></summary>
    public const string InformationLevel = "tenancy.information-level";

    /// <summary><see cref="Portal.SetPortalCommand"/></summary>
    public const string SetPortalCommand = "tenancy.set-portal-command";

    /// <summary><see cref="Portal.SetInformationLevelCommand"/></summary>
    public const string SetInformationLevelCommand = "tenancy.set-information-level-command";
}
