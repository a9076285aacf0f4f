using System.Collections.Immutable;

namespace OrleansTenancy.Domain.Links;

/// <summary>
/// When both sides of a link are told of its end: 30, 7 and 1 days before, and when it has come. Each step once for
/// each end; if several were missed, only the most urgent one is told.
/// </summary>
public static class LinkExpiryRules
{
    // Most urgent first; 0: the end itself.
    private static readonly ImmutableArray<int> Steps = [0, 1, 7, 30];

    /// <summary>What the sides have to be told now; null: nothing.</summary>
    public static ExpiryNotice? Due(LinkFacts link, DateTimeOffset at)
    {
        if (!IsWatched(link) || link.ExpiresAt is not { } end)
        {
            return null;
        }

        foreach (var days in Steps)
        {
            var due = end.AddDays(-days);
            if (due <= at)
            {
                return IsTold(link, end, days) || IsBeforeTheLink(link, due) ? null : new ExpiryNotice(end, days);
            }
        }

        return null;
    }

    /// <summary>Whether there is, or will be, something to tell about the end of a link.</summary>
    public static bool IsWatched(LinkFacts link) =>
        link is { State: LinkState.Linked, ExpiresAt: { } end } && !IsTold(link, end, 0);

    private static bool IsTold(LinkFacts link, DateTimeOffset end, int days) =>
        link.Notice is { } told && told.ExpiresAt == end && told.Days <= days;

    // A link for a week has no thirtieth day before its end, so nobody is told of it.
    private static bool IsBeforeTheLink(LinkFacts link, DateTimeOffset due) =>
        due < (link.DecidedAt ?? link.RequestedAt);
}
