using System.Collections.Immutable;
using System.Text.Json;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// What is owed when the roles of a person are set: the person's own facts, and the lists that follow them.
/// </summary>
/// <param name="policy">The tenant after the command.</param>
/// <param name="before">What the person had in the tenant; null: nothing.</param>
internal sealed class UserRolesEffects(TenantPolicyFacts policy, TenantStanding? before)
{
    private readonly TenantId _tenant = policy.Id;
    private readonly TenantUid _uid = policy.Uid;

    /// <summary>Everything that is owed.</summary>
    public IEnumerable<OwedEffect> Of(UserRolesSet set)
    {
        var had = before?.Uid == _uid ? before : new TenantStanding(_uid);
        var has = Applied(had, set);
        yield return new OwedPersonEffect(set.User, EffectOf(set));
        yield return Listing(set.User, has);
        foreach (var role in RolesOf(had).Except(RolesOf(has)))
        {
            yield return Holder(set.User, role, holds: false);
        }

        // Also those that were held already: a row that a crash lost comes back.
        foreach (var role in RolesOf(has))
        {
            yield return Holder(set.User, role, holds: true);
        }
    }

    private PersonEffect EffectOf(UserRolesSet set) => set.Via is { } via
        ? new PerUserRolesEffect(_tenant, _uid, TenantReplies.Path(via), set.Grants)
        : new GrantsEffect(_tenant, _uid, set.Grants);

    // The same rules that the person's grain applies, so that the lists say what it will hold.
    private TenantStanding Applied(TenantStanding had, UserRolesSet set)
    {
        var person = new PersonFacts(set.User, 0);
        person = person with { Tenants = person.Tenants.SetItem(_tenant, had) };
        person = set.Via is { } via
            ? PersonRules.SetPerUserRoles(person, _tenant, _uid, via.Link, via.Membership, set.Grants)
            : PersonRules.SetGrants(person, _tenant, _uid, set.Grants);
        return person.Tenants.GetValueOrDefault(_tenant) ?? new TenantStanding(_uid);
    }

    private OwedListing Listing(UserId user, TenantStanding has)
    {
        var roles = has.Own;
        string? via = null;
        if (roles.IsEmpty && has.Links.FirstOrDefault(l => !l.PerUserRoles.IsEmpty) is { } link)
        {
            roles = link.PerUserRoles;
            via = policy.Links.FirstOrDefault(l => l.Id == link.Link)?.Partner.ToString();
        }

        var entry = roles.IsEmpty
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(
                new TenantUserEntry([.. roles.Select(Shown)], via), DirectoryEntries.Default.TenantUserEntry);
        return new OwedListing(
            DirectoryKey.UsersOf(_tenant, _uid), user.Value, string.Empty, string.Empty, entry);
    }

    private OwedListing Holder(UserId user, RoleId role, bool holds) =>
        new(
            DirectoryKey.RoleHoldersOf(_tenant, _uid),
            RoleHolders.KeyOf(user, role),
            role.Value,
            string.Empty,
            holds ? [] : null);

    private static ImmutableHashSet<RoleId> RolesOf(TenantStanding standing) =>
        [.. standing.Own.Concat(standing.Links.SelectMany(l => l.PerUserRoles)).Select(g => g.Role)];

    private static TenantUserRole Shown(RoleGrant grant) =>
        new(
            grant.Role.Value,
            grant.Groups is { } groups ? [.. groups.Select(g => g.Id.Value)] : null,
            grant.NotBefore,
            grant.ExpiresAt);
}
