using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Access;

/// <summary>A role in force on a path, with what it really gives there.</summary>
public sealed class EffectiveGrant
{
    // Sorted and apart, so that one binary search answers for any number of groups. Null: the whole tenant.
    private readonly GroupSpan[]? _spans;

    internal EffectiveGrant(RoleGrant grant, ScopeSet scopes, GroupSpan[]? spans, PartnerId? partner, LinkId? link)
    {
        Grant = grant;
        Scopes = scopes;
        Partner = partner;
        Link = link;
        _spans = spans;
    }

    /// <summary>The grant as it was made; for a default role of the path (C7) an unlimited one.</summary>
    public RoleGrant Grant { get; }

    /// <summary>The role.</summary>
    public RoleId Role => Grant.Role;

    /// <summary>What it gives: the role's scopes, cut for groups (E2.14) and by the cap of the link (C19).</summary>
    public ScopeSet Scopes { get; }

    /// <summary>The groups it is held for; null: the whole tenant.</summary>
    public ImmutableArray<GroupRef>? Groups => Grant.Groups;

    /// <summary>The partner it is held through, or null.</summary>
    public PartnerId? Partner { get; }

    /// <summary>The link it is held through, or null.</summary>
    public LinkId? Link { get; }

    /// <summary>Whether it is held for the whole tenant (E2.1).</summary>
    public bool IsTenantWide => _spans is null;

    /// <summary>The same role with no more than some scopes.</summary>
    internal EffectiveGrant Within(ScopeSet scopes) => new(Grant, Scopes.Intersect(scopes), _spans, Partner, Link);

    /// <summary>Whether a place in the tree is in or below one of its groups.</summary>
    internal bool Covers(GroupSpan place)
    {
        var spans = _spans;
        if (spans is null)
        {
            return true;
        }

        int low = 0, high = spans.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (place.First > spans[middle].Last)
            {
                low = middle + 1;
            }
            else if (place.First < spans[middle].First)
            {
                high = middle - 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
