namespace OrleansTenancy.Domain.Access;

/// <summary>The stable slug of every source: <c>member</c> or <c>partner</c>.</summary>
public static class AccessSources
{
    /// <summary>The slug; null when there is no path.</summary>
    public static string? ToSlug(this AccessSource source) => source switch
    {
        AccessSource.Member => "member",
        AccessSource.Partner => "partner",
        _ => null,
    };

    /// <summary>The source of a slug.</summary>
    public static bool TryParse(string? slug, out AccessSource source)
    {
        source = slug switch
        {
            "member" => AccessSource.Member,
            "partner" => AccessSource.Partner,
            _ => AccessSource.None,
        };
        return source != AccessSource.None;
    }
}
