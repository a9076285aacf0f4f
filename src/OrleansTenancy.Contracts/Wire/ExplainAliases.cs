namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of explanations, as <see cref="WireAliases"/> has them for the rest.</summary>
public static class ExplainAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Access.AccessExplanation"/></summary>
    public const string AccessExplanation = "tenancy.access-explanation";
}
