using System.Globalization;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Paging;

/// <summary>Pages of what is numbered without gaps: a page goes on after a number.</summary>
internal static class Places
{
    /// <summary>Refuses what is no place in a numbered list.</summary>
    public static void Demand(long after)
    {
        if (after < 0)
        {
            throw new ProblemException(
                StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, "`after` is a sequence, or 0");
        }
    }

    /// <summary>A page of a numbered list: after its cursor, or after a number.</summary>
    public static Task<Page<T>> Of<TRow, T>(
        this PageQuery page,
        long after,
        Func<long, int, Task<IReadOnlyList<TRow>>> read,
        Func<TRow, long> sequenceOf,
        Func<TRow, T> show)
    {
        Demand(after);
        return page.Of(
            (cursor, limit) => read(cursor is null ? after : Parse(cursor), limit),
            row => sequenceOf(row).ToString(CultureInfo.InvariantCulture),
            show);
    }

    private static long Parse(string cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : throw new ProblemException(
                StatusCodes.Status400BadRequest, ProblemCodes.InvalidCursor, "this is no cursor of this list");
}
