namespace OrleansTenancy.Gateway.Paging;

/// <summary>Pages of lists of which a caller may see only a part.</summary>
internal static class FilledPage
{
    /// <summary>
    /// Reads on until the page is full or there is nothing more: what is left out never shortens a page.
    /// </summary>
    /// <param name="page">Which page.</param>
    /// <param name="read">Some rows after a key, in the order of keys; none: that was all.</param>
    /// <param name="keyOf">The key of a row.</param>
    /// <param name="see">What the caller may see of each of these rows; null: nothing.</param>
    /// <param name="show">One of them as it is answered; asked only for those on the page.</param>
    public static async Task<Page<T>> Of<TRow, TSeen, T>(
        PageQuery page,
        Func<string?, Task<IReadOnlyList<TRow>>> read,
        Func<TRow, string> keyOf,
        Func<IReadOnlyList<TRow>, Task<IReadOnlyList<TSeen?>>> see,
        Func<TSeen, Task<T>> show)
        where TSeen : class
    {
        var shown = new List<T>();
        var lastShown = string.Empty;
        var after = page.After;
        while (await read(after) is { Count: > 0 } rows)
        {
            var seen = await see(rows);
            for (var i = 0; i < rows.Count; i++)
            {
                if (seen[i] is not { } one)
                {
                    continue;
                }

                if (shown.Count == page.Limit)
                {
                    return new Page<T>(shown, new Cursor(lastShown).ToString());
                }

                shown.Add(await show(one));
                lastShown = keyOf(rows[i]);
            }

            after = keyOf(rows[^1]);
        }

        return new Page<T>(shown, null);
    }
}
