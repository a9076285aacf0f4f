namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of what deleted tenants leave, as <see cref="WireAliases"/> has them for the rest.</summary>
public static class DeletionAliases
{
    /// <summary>The row of <see cref="Tenants.ILivesGrain"/>.</summary>
    public const string StoredLives = "tenancy.stored-lives";
}
