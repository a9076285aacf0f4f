namespace OrleansTenancy.Domain.Catalogue;

/// <summary>One option of the catalogue, which may stand for several scopes (E2.20-23).</summary>
/// <param name="Section">The section it is shown in.</param>
/// <param name="Name">Its name within the section.</param>
/// <param name="Scopes">What it stands for.</param>
public sealed record CatalogueFeature(string Section, string Name, ScopeSet Scopes)
{
    /// <summary><c>section/feature</c>, the form in which a caller names it.</summary>
    public string Key => Section + "/" + Name;
}
