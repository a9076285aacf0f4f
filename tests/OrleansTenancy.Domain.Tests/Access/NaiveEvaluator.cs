using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Tests.Access;

/// <summary>
/// Rules section 8 written a second time, with plain loops over the facts and the rows of the TSV files; shares
/// nothing with the product but the fact records.
/// </summary>
internal sealed class NaiveEvaluator
{
    private static readonly string[] Types = ["device", "group", "tenant", "user", "blueprint"];

    // Of several ways into a tenant that do not hold, the one on which the person comes furthest is told of.
    private static readonly AccessHint[] Furthest =
    [
        AccessHint.NotAssigned, AccessHint.MembershipPending, AccessHint.MembershipEnded, AccessHint.LinkPending,
        AccessHint.LinkExpired, AccessHint.LinkEnded,
    ];

    // Reach by scope name.
    private readonly Dictionary<string, string> _scopes = [];
    private readonly HashSet<string> _partnerRole = ["read:group"];

    public NaiveEvaluator()
    {
        foreach (var cells in Rows("scopes.tsv"))
        {
            _scopes[cells[2]] = cells[3];
        }

        foreach (var cells in Rows("partner-role.tsv").Where(c => c[2] != "none"))
        {
            _partnerRole.UnionWith(cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public IReadOnlyCollection<string> Scopes => _scopes.Keys;

    public AccessDecision Decide(
        PersonFacts person,
        TenantPolicyFacts tenant,
        Dictionary<PartnerId, PartnerSettings> partners,
        AccessRequest request,
        Placement placement,
        DateTimeOffset at)
    {
        if (tenant.State != TenantState.Active)
        {
            return new AccessDecision(DecisionCode.TenantUnknown);
        }

        var standing = person.Tenants.TryGetValue(tenant.Id, out var held) && held.Uid == tenant.Uid ? held : null;
        var own = (standing?.Own ?? []).Where(g => Counts(g, tenant, at)).ToList();
        if (own.Count > 0 && tenant.PortalActive)
        {
            return OnPath(AccessSource.Member, [.. own.Select(g => (g, (LinkFacts?)null))], tenant, request, placement);
        }

        var roles = new List<(RoleGrant, LinkFacts?)>();
        PartnerId? first = null;
        var stops = new HashSet<AccessHint>();
        foreach (var link in tenant.Links)
        {
            if (!person.Memberships.TryGetValue(link.Partner, out var member)
                || !partners.TryGetValue(link.Partner, out var partner))
            {
                continue;
            }

            var through = (standing?.Links ?? []).FirstOrDefault(s => s.Link == link.Id && s.Membership == member.Id);
            if (StopOn(link, member, partner, through, at) is { } stop)
            {
                stops.Add(stop);
                continue;
            }

            first ??= link.Partner;
            roles.AddRange(RolesThrough(link, through).Where(g => Counts(g, tenant, at)).Select(g => (g, link))!);
        }

        if (first is not null)
        {
            return OnPath(AccessSource.Partner, roles, tenant, request, placement) switch
            {
                { IsAllowed: true } allowed => allowed,
                var denied => denied with { Partner = first },
            };
        }

        return own.Count > 0
            ? new AccessDecision(DecisionCode.TenantInactive)
            : new AccessDecision(DecisionCode.NoAccess, Hint: Furthest.FirstOrDefault(stops.Contains));
    }

    // The first hop of a way that does not hold; null: the way is open.
    private static AccessHint? StopOn(
        LinkFacts link, MembershipFacts member, PartnerSettings partner, LinkStanding? through, DateTimeOffset at)
    {
        var over = link.ExpiresAt is not null && link.ExpiresAt <= at;
        return link.State switch
        {
            LinkState.Linked or LinkState.Pending when over => AccessHint.LinkExpired,
            LinkState.Pending => AccessHint.LinkPending,
            LinkState.Linked when link.NotBefore is not null && at < link.NotBefore => AccessHint.LinkPending,
            LinkState.Linked when member.ExpiresAt is not null && member.ExpiresAt <= at => AccessHint.MembershipEnded,
            LinkState.Linked when member.NotBefore is not null && at < member.NotBefore => AccessHint.MembershipPending,
            LinkState.Linked => MayUse(link, member, partner, through, at) ? null : AccessHint.NotAssigned,
            _ => AccessHint.LinkEnded,
        };
    }

    private static bool MayUse(
        LinkFacts link, MembershipFacts member, PartnerSettings partner, LinkStanding? through, DateTimeOffset at)
    {
        if (partner.MemberModel == MemberModel.Flat || link.AutoAdd)
        {
            return true;
        }

        if (member.Role == MemberRole.Admin && partner.AdminAccess == AdminAccess.AllTenants)
        {
            return true;
        }

        var assigned = through?.Assignment is { } a
            && a.Epoch == link.AssignmentEpoch
            && (a.NotBefore is null || a.NotBefore <= at)
            && (a.ExpiresAt is null || at < a.ExpiresAt);
        var wasMember = link.RetainedAt is null || member.NotBefore is null || member.NotBefore <= link.RetainedAt;
        var kept = wasMember && member.Sequence <= link.RetainedThrough && through?.ExcludedInEpoch != link.AssignmentEpoch;
        return assigned || kept;
    }

    private static ImmutableArray<RoleGrant> RolesThrough(LinkFacts link, LinkStanding? through) =>
        through is { PerUserRoles.Length: > 0 }
            ? through.PerUserRoles
            : [new RoleGrant(
                RoleId.Parse(link.Origin == LinkOrigin.Created ? "enterprise-admin" : "partner"), 0, null, null, null)];

    private AccessDecision OnPath(
        AccessSource source,
        List<(RoleGrant Grant, LinkFacts? Link)> roles,
        TenantPolicyFacts tenant,
        AccessRequest request,
        Placement placement)
    {
        if (ScopeOf(request) is not { } scope)
        {
            return new AccessDecision(DecisionCode.ScopeUnknown, source);
        }

        var having = roles.Where(r => Gives(r.Grant, r.Link, scope, tenant)).ToList();
        if (having.Count == 0)
        {
            return new AccessDecision(DecisionCode.ScopeNotGranted, source);
        }

        if (tenant.MaskedScopes.Contains(scope))
        {
            return new AccessDecision(DecisionCode.Ceiling, source);
        }

        var place = Place(request, tenant, placement);
        if (!place.Exists)
        {
            return new AccessDecision(DecisionCode.ResourceUnknown, source);
        }

        var anywhere = _scopes[scope] == "reference" && request.ResourceType is not ("device" or "group");
        foreach (var (grant, link) in having)
        {
            if (grant.Groups is null || anywhere || grant.Groups.Value.Any(g => IsInside(place.Group, g, tenant)))
            {
                return new AccessDecision(DecisionCode.Allowed, source, grant.Role, link?.Partner);
            }
        }

        return new AccessDecision(DecisionCode.OutsideGroups, source);
    }

    private string? ScopeOf(AccessRequest request)
    {
        if (!Types.Contains(request.ResourceType))
        {
            return null;
        }

        var name = request.Action;
        if (!_scopes.ContainsKey(name))
        {
            name = request.ResourceType switch
            {
                "device" or "group" when name == "read" => "read:group",
                "device" => "create:device_command:" + name,
                "group" => "create:group_command:" + name,
                _ => name + ":" + request.ResourceType,
            };
        }

        return _scopes.ContainsKey(name) ? name : null;
    }

    private bool Gives(RoleGrant grant, LinkFacts? link, string scope, TenantPolicyFacts tenant) =>
        RoleHas(grant.Role.Value, scope, tenant)
        && (grant.Groups is null || _scopes[scope] is "group" or "reference")
        && (link?.Scopes is null || link.Scopes.Value.Contains(scope));

    private bool RoleHas(string role, string scope, TenantPolicyFacts tenant) => role switch
    {
        "enterprise-admin" => true,
        "enterprise-viewer" => scope.StartsWith("read:", StringComparison.Ordinal),
        "group-admin" => _scopes[scope] is "group" or "reference",
        "group-viewer" => _scopes[scope] is "group" or "reference" && scope.StartsWith("read:", StringComparison.Ordinal),
        _ when tenant.Roles.TryGetValue(RoleId.Parse(role), out var stored) =>
            scope == "read:group" || stored.Scopes.Contains(scope),
        _ => _partnerRole.Contains(scope),
    };

    private static bool Counts(RoleGrant grant, TenantPolicyFacts tenant, DateTimeOffset at)
    {
        var builtin = grant.Role.Value is "enterprise-admin" or "enterprise-viewer" or "group-admin" or "group-viewer";
        var life = !builtin && tenant.Roles.TryGetValue(grant.Role, out var stored) ? stored.Incarnation : 0;
        var exists = builtin || grant.Role.Value == "partner" || tenant.Roles.ContainsKey(grant.Role);
        return exists
            && life == grant.RoleIncarnation
            && (grant.NotBefore is null || grant.NotBefore <= at)
            && (grant.ExpiresAt is null || at < grant.ExpiresAt)
            && (grant.Groups is null || grant.Groups.Value.Any(g => Lives(g, tenant)));
    }

    private static bool Lives(GroupRef group, TenantPolicyFacts tenant) =>
        tenant.Groups.TryGetValue(group.Id, out var facts) && facts.Incarnation == group.Incarnation;

    private static Placement Place(AccessRequest request, TenantPolicyFacts tenant, Placement placement)
    {
        switch (request.ResourceType)
        {
            case "tenant":
                return new Placement(request.ResourceId == tenant.Id.Value, null);
            case "group":
                var found = tenant.Groups.Values.FirstOrDefault(g => g.Id.Value == request.ResourceId);
                return found is null ? default : new Placement(true, new GroupRef(found.Id, found.Incarnation));
            case "device":
                return placement;
            default:
                // Other resources need not be registered; one that is not lies in no group.
                return new Placement(true, placement.Exists ? placement.Group : null);
        }
    }

    private static bool IsInside(GroupRef? place, GroupRef above, TenantPolicyFacts tenant)
    {
        if (place is null || !Lives(place.Value, tenant) || !Lives(above, tenant))
        {
            return false;
        }

        GroupFacts? step = tenant.Groups[place.Value.Id];
        while (step is not null)
        {
            if (step.Id == above.Id)
            {
                return true;
            }

            step = step.Parent is { } parent ? tenant.Groups.GetValueOrDefault(parent) : null;
        }

        return false;
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        var assembly = typeof(ScopeCatalogue).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(file, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n').Skip(1)
            .Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).Select(l => l.Split('\t'))];
    }
}
