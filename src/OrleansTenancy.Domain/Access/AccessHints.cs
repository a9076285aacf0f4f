namespace OrleansTenancy.Domain.Access;

/// <summary>The stable slug of every hint (rules section 8, step 2).</summary>
public static class AccessHints
{
    private static readonly string?[] Slugs =
    [
        null, "link-pending", "link-ended", "link-expired", "not-assigned", "membership-ended", "membership-pending",
    ];

    /// <summary>The slug; null when there is nothing to add.</summary>
    public static string? ToSlug(this AccessHint hint) =>
        (uint)hint < (uint)Slugs.Length ? Slugs[(int)hint] : null;

    /// <summary>The hint of a slug.</summary>
    public static bool TryParse(string? slug, out AccessHint hint)
    {
        var index = slug is null ? -1 : Array.IndexOf(Slugs, slug);
        hint = index > 0 ? (AccessHint)index : AccessHint.None;
        return index > 0;
    }
}
