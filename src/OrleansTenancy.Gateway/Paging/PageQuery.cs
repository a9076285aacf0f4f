using System.Globalization;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Paging;

/// <summary>Which part of a list a caller wants.</summary>
/// <param name="Limit">At most so many items.</param>
/// <param name="After">Goes on after this key; null: from the start.</param>
internal sealed record PageQuery(int Limit, string? After)
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1_000;

    /// <summary>Binds <c>limit</c> and <c>cursor</c> of a request.</summary>
    public static ValueTask<PageQuery?> BindAsync(HttpContext context)
    {
        var limitText = context.Request.Query["limit"].ToString();
        var limit = LimitDefault;
        if (limitText.Length > 0 && (!IsNumber(limitText, out limit) || limit is < 1 or > LimitMax))
        {
            throw ProblemException.InvalidParameter($"`limit` is 1 to {LimitMax}");
        }

        var cursorText = context.Request.Query["cursor"].ToString();
        Cursor cursor = default;
        if (cursorText.Length > 0 && !Cursor.TryParse(cursorText, out cursor))
        {
            throw ProblemException.InvalidCursor();
        }

        return new(new PageQuery(limit, cursorText.Length > 0 ? cursor.After : null));
    }

    /// <summary>A filter by state that no item can have is a mistake, and not an empty list.</summary>
    public static void DemandState(string? state, params string[] states)
    {
        if (state is not null && !states.Contains(state))
        {
            var words = string.Join(", ", states.Select(s => $"`{s}`"));
            throw ProblemException.InvalidParameter($"`state` is one of {words}");
        }
    }

    /// <summary>
    /// The beginning of the names that a caller looks for, in the form that lists are searched by; null: all. No name
    /// has a control character in it, and not every store can even be asked for one.
    /// </summary>
    public static string? PrefixOf(string? q) => q is not null && q.Any(char.IsControl)
        ? throw ProblemException.InvalidParameter("`q` is the beginning of a name")
        : q?.ToLowerInvariant();

    /// <summary>One more than wanted is read, so that the last page is known to be the last.</summary>
    public async Task<Page<T>> Of<TRow, T>(
        Func<string?, int, Task<IReadOnlyList<TRow>>> read, Func<TRow, string> keyOf, Func<TRow, T> show)
    {
        var rows = await read(After, Limit + 1);
        var items = rows.Take(Limit).ToArray();
        return new Page<T>(
            [.. items.Select(show)], rows.Count > Limit ? new Cursor(keyOf(items[^1])).ToString() : null);
    }

    /// <summary>A page of a directory.</summary>
    public Task<Page<T>> Of<T>(
        IDirectoryGrain directory, string? facet, string? prefix, Func<DirectoryItem, T> show) =>
        Of(
            async (after, limit) => (IReadOnlyList<DirectoryItem>)await directory.Page(
                new DirectoryPageQuery(after, limit, facet, PrefixOf(prefix))),
            item => item.Key,
            show);

    /// <summary>A page of something that is already in memory, ordered by key.</summary>
    public Page<T> Of<T>(IEnumerable<T> all, Func<T, string> keyOf)
    {
        var rows = all
            .OrderBy(keyOf, StringComparer.Ordinal)
            .Where(r => After is null || string.CompareOrdinal(keyOf(r), After) > 0)
            .Take(Limit + 1)
            .ToArray();
        var items = rows.Take(Limit).ToArray();
        return new Page<T>(items, rows.Length > Limit ? new Cursor(keyOf(items[^1])).ToString() : null);
    }

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
