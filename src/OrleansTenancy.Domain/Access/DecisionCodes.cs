namespace OrleansTenancy.Domain.Access;

/// <summary>The stable slug of every reason (http-api.md, <c>code</c>).</summary>
public static class DecisionCodes
{
    private static readonly string[] Slugs =
    [
        "unknown", "allowed", "tenant-unknown", "tenant-inactive", "no-access", "scope-unknown", "scope-not-granted",
        "ceiling", "resource-unknown", "outside-groups",
    ];

    /// <summary>The slug; a number that no version knows reads as <c>unknown</c>, which denies.</summary>
    public static string ToSlug(this DecisionCode code) =>
        (uint)code < (uint)Slugs.Length ? Slugs[(int)code] : Slugs[0];

    /// <summary>The reason of a slug; <c>unknown</c> is not one.</summary>
    public static bool TryParse(string? slug, out DecisionCode code)
    {
        var index = slug is null ? -1 : Array.IndexOf(Slugs, slug);
        code = index > 0 ? (DecisionCode)index : DecisionCode.Unknown;
        return index > 0;
    }
}
