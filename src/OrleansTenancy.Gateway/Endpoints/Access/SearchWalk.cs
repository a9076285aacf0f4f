using OrleansTenancy.Domain.Access;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>
/// Walks over what there is in the order of ids, and keeps what a check allows: so a search says what an evaluation
/// would. One request looks at a bounded number; where that is not enough, the token goes on from there.
/// </summary>
/// <param name="request">The search.</param>
internal sealed class SearchWalk(SearchRequest request)
{
    private const int LookedAtMax = 5_000;

    /// <summary>One page.</summary>
    /// <param name="after">What there is after an id, in order; empty: nothing more.</param>
    /// <param name="decide">The decisions about these.</param>
    public async Task<(IReadOnlyList<string> Found, string NextToken)> Page(
        Func<string?, Task<IReadOnlyList<string>>> after,
        Func<IReadOnlyList<string>, Task<IReadOnlyList<DecisionCode>>> decide)
    {
        var found = new List<string>();
        var last = request.After;
        for (var looked = 0; looked < LookedAtMax;)
        {
            var next = await after(last);
            if (next.Count == 0)
            {
                return (found, string.Empty);
            }

            var codes = await decide(next);
            for (var i = 0; i < next.Count; i++)
            {
                if (codes[i] != DecisionCode.Allowed)
                {
                    continue;
                }

                if (found.Count == request.Limit)
                {
                    return (found, request.TokenAfter(found[^1]));
                }

                found.Add(next[i]);
            }

            last = next[^1];
            looked += next.Count;
        }

        return (found, request.TokenAfter(last!));
    }
}
