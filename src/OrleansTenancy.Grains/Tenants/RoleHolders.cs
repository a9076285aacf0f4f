using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// Who holds a role. The list says who may; each of them says whether it is so: a membership that ended took roles
/// along of which the list does not know.
/// </summary>
/// <param name="grains">Where list and people are.</param>
internal sealed class RoleHolders(IGrainFactory grains)
{
    private const char Separator = '/';
    private const int PageSize = 100;

    /// <summary>The key of a holder in the list; neither id can contain the separator.</summary>
    public static string KeyOf(UserId user, RoleId role) => string.Join(Separator, user.Value, role.Value);

    /// <summary>Whether somebody holds a role, in force or not.</summary>
    public async Task<bool> Any(TenantId tenant, TenantUid uid, RoleFacts role)
    {
        var holders = grains.GetGrain<IDirectoryGrain>(DirectoryKey.RoleHoldersOf(tenant, uid));
        string? after = null;
        while (true)
        {
            var page = await holders.Page(new DirectoryPageQuery(after, PageSize, role.Id.Value));
            if (page.IsEmpty)
            {
                return false;
            }

            var held = await Task.WhenAll(page.Select(item => Holds(UserOf(item.Key), tenant, uid, role)));
            if (held.Contains(true))
            {
                return true;
            }

            after = page[^1].Key;
        }
    }

    private async Task<bool> Holds(UserId user, TenantId tenant, TenantUid uid, RoleFacts role)
    {
        var person = await grains.GetGrain<IUserAccess>(user.GrainKey).InTenant(tenant);
        return person.Standing is { } standing
            && standing.Uid == uid
            && GrantsOf(standing).Any(g => g.Role == role.Id && g.RoleIncarnation == role.Incarnation);
    }

    private static IEnumerable<RoleGrant> GrantsOf(TenantStanding standing) =>
        standing.Own.Concat(standing.Links.SelectMany(l => l.PerUserRoles));

    private static UserId UserOf(string key) => key.Split(Separator) is [var user, _]
        ? UserId.Parse(user)
        : throw Invariant.Broken("a row of role holders has a foreign key");
}
