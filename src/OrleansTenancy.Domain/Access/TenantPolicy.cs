using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Access;

/// <summary>The policy of one tenant, compiled for deciding; immutable, made once per version.</summary>
public sealed class TenantPolicy
{
    private readonly ImmutableDictionary<LinkId, ScopeSet> _linkCaps;

    private TenantPolicy(TenantPolicyFacts facts, ScopeCatalogue catalogue)
    {
        Facts = facts;
        Catalogue = catalogue;
        Roles = RoleBook.Compile(facts, catalogue);
        Groups = GroupTree.Compile(facts.Groups);
        Ceiling = catalogue.SetOf(facts.MaskedScopes);
        _linkCaps = facts.Links
            .Where(l => l.Scopes is not null)
            .ToImmutableDictionary(l => l.Id, l => catalogue.SetOf(l.Scopes!.Value));
    }

    /// <summary>What it was compiled from.</summary>
    public TenantPolicyFacts Facts { get; }

    /// <summary>The catalogue whose numbers its sets use.</summary>
    public ScopeCatalogue Catalogue { get; }

    /// <summary>The roles of the tenant.</summary>
    public RoleBook Roles { get; }

    /// <summary>The groups of the tenant.</summary>
    public GroupTree Groups { get; }

    /// <summary>Scopes that nobody may use here whatever the role (C19).</summary>
    public ScopeSet Ceiling { get; }

    /// <summary>Compiles the policy of a tenant.</summary>
    public static TenantPolicy Compile(TenantPolicyFacts facts, ScopeCatalogue catalogue) => new(facts, catalogue);

    /// <summary>The cap of a link (C19); null: none.</summary>
    public ScopeSet? CapOf(LinkId link) => _linkCaps.GetValueOrDefault(link);
}
