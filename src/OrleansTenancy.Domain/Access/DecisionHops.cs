namespace OrleansTenancy.Domain.Access;

/// <summary>The stable slug of every hop.</summary>
public static class DecisionHops
{
    private static readonly string?[] Slugs =
        [null, "tenant", "link", "membership", "role", "scope", "group", "ceiling", "expiry"];

    /// <summary>The slug; null when there is nothing to tell.</summary>
    public static string? ToSlug(this DecisionHop hop) => (uint)hop < (uint)Slugs.Length ? Slugs[(int)hop] : null;
}
