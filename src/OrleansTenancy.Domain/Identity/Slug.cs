namespace OrleansTenancy.Domain.Identity;

/// <summary>Makes the id of a role or group from its name when the caller gave none.</summary>
internal static class Slug
{
    /// <summary>
    /// ASCII letters in lower case and digits, everything between them as one hyphen; null when nothing is left,
    /// for which the caller has to choose an id.
    /// </summary>
    public static string? FromName(string name)
    {
        var slug = new System.Text.StringBuilder(Limits.SlugLengthMax);
        foreach (var character in name)
        {
            if (slug.Length == Limits.SlugLengthMax)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().TrimEnd('-');
        return text.Length == 0 ? null : text;
    }
}
