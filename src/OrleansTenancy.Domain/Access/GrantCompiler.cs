using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Access;

/// <summary>
/// Turns grants into what they give at an instant. A grant counts while its period lasts, its role lives and, if it
/// is held for groups, at least one of them lives; a grant that does not count is as if it had never been made.
/// </summary>
internal static class GrantCompiler
{
    public static ImmutableArray<EffectiveGrant> Live(
        ImmutableArray<RoleGrant> grants, TenantPolicy policy, LinkFacts? link, DateTimeOffset at)
    {
        if (grants.IsEmpty)
        {
            return [];
        }

        var live = ImmutableArray.CreateBuilder<EffectiveGrant>(grants.Length);
        foreach (var grant in grants)
        {
            if (grant.NotBefore > at || grant.ExpiresAt <= at)
            {
                continue;
            }

            if (Compile(grant, policy, link) is { } effective)
            {
                live.Add(effective);
            }
        }

        return live.DrainToImmutable();
    }

    private static EffectiveGrant? Compile(RoleGrant grant, TenantPolicy policy, LinkFacts? link)
    {
        if (policy.Roles.Find(grant.Role, grant.RoleIncarnation) is not { } role)
        {
            return null;
        }

        GroupSpan[]? spans = null;
        if (grant.Groups is { } groups)
        {
            spans = SpansOf(groups, policy.Groups);
            if (spans.Length == 0)
            {
                return null;
            }
        }

        var scopes = spans is null ? role.Scopes : role.ScopesInGroups;
        if (link is not null && policy.CapOf(link.Id) is { } cap)
        {
            scopes = scopes.Intersect(cap);
        }

        return new EffectiveGrant(grant, scopes, spans, link?.Partner, link?.Id);
    }

    // Sorted by place; a group below another one of the grant adds nothing and is left out.
    private static GroupSpan[] SpansOf(ImmutableArray<GroupRef> groups, GroupTree tree)
    {
        var spans = new List<GroupSpan>(groups.Length);
        foreach (var group in groups)
        {
            if (tree.TrySpan(group, out var span))
            {
                spans.Add(span);
            }
        }

        if (spans.Count < 2)
        {
            return [.. spans];
        }

        spans.Sort(static (a, b) => a.First.CompareTo(b.First));
        var apart = new List<GroupSpan>(spans.Count);
        foreach (var span in spans)
        {
            if (apart.Count == 0 || span.First > apart[^1].Last)
            {
                apart.Add(span);
            }
        }

        return [.. apart];
    }
}
