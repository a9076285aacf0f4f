using System.Collections.Immutable;
using System.Globalization;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>The facts of a tenant as they are shown.</summary>
internal static class TenantReplies
{
    public static LinkView NoLink { get; } = new(LinkState.None, null);

    public static TenantView View(TenantFacts facts) =>
        new(
            facts.Policy.Id,
            facts.Policy.Uid,
            facts.DisplayName,
            facts.Policy.State,
            facts.Policy.PortalActive,
            facts.Policy.Owner,
            facts.CreatedAt,
            InformationLevel.Of(facts.Policy.MaskedScopes),
            facts.PortalOpenedAt);

    /// <summary>A link that has run out is shown as ended (X.5), although nobody has written so.</summary>
    public static LinkView View(LinkFacts? link, DateTimeOffset at) => link switch
    {
        null => NoLink,
        { State: LinkState.Pending or LinkState.Linked } when link.ExpiresAt <= at => new(LinkState.Ended, link),
        _ => new(link.State, link),
    };

    public static ImmutableArray<RoleView> Roles(TenantPolicyFacts policy, ScopeCatalogue catalogue) =>
        [.. RoleBook.Compile(policy, catalogue).All.Select(r => View(r, catalogue))];

    public static RoleView Role(TenantPolicyFacts policy, RoleId role, ScopeCatalogue catalogue) =>
        View(
            RoleBook.Compile(policy, catalogue).Find(role)
                ?? throw Invariant.Broken("a role was stored and is not there"),
            catalogue);

    public static ImmutableArray<GroupView> Groups(TenantPolicyFacts policy) =>
        [.. policy.Groups.Values.OrderBy(g => g.Id.Value, StringComparer.Ordinal).Select(View)];

    public static GroupView View(GroupFacts group) => new(group.Id, group.Name, group.Parent);

    public static LinkPath Path(PartnerRoute via) => new(via.Partner, via.Link, via.Membership);

    public static PartnerRoute? Route(LinkPath? path) =>
        path is null ? null : new(path.Partner, path.Link, path.Membership);

    public static string Text(LinkSide side) => side switch
    {
        LinkSide.Tenant => "tenant",
        LinkSide.Partner => "partner",
        _ => throw Invariant.Broken("a link was ended by no side"),
    };

    /// <summary>An instant as text, RFC 3339 in UTC.</summary>
    public static string? Text(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static RoleView View(CompiledRole role, ScopeCatalogue catalogue) =>
        new(role.Id, role.Name, role.Kind, catalogue.NamesOf(role.Scopes), role.Version);
}
