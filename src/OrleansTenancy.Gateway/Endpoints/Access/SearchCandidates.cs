using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>What there is in a tenant to be found, in the order of ids, a part at a time.</summary>
/// <param name="policy">The tenant, one life of it.</param>
/// <param name="grains">Where it is kept.</param>
internal sealed class SearchCandidates(TenantPolicyFacts policy, IGrainFactory grains)
{
    private const int Step = 200;

    /// <summary>People with roles of the tenant, and the members of its partners.</summary>
    public async Task<IReadOnlyList<string>> People(string? after)
    {
        var lists = policy.Links.Select(l => DirectoryKey.MembersOf(l.Partner)).Prepend(Users);
        var pages = await Task.WhenAll(lists.Select(key => Keys(key, after)));

        // Beyond the end of a full page there may be more, which would come too late.
        var ends = pages.Where(p => p.Length == Step).Select(p => p[^1]);
        var complete = ends.Order(StringComparer.Ordinal).FirstOrDefault();
        return
        [
            .. pages.SelectMany(p => p).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .TakeWhile(k => complete is null || string.CompareOrdinal(k, complete) <= 0),
        ];
    }

    /// <summary>Instances of a resource type; of most types there are only those that were registered.</summary>
    public async Task<IReadOnlyList<string>> Resources(string type, string? after) => type switch
    {
        ResourceType.Tenant => Rest([policy.Id.Value], after),
        ResourceType.Group => Rest((await grains.TenantReads(policy.Id).Groups()).Select(g => g.Id.Value), after),
        ResourceType.Role => Rest((await grains.TenantReads(policy.Id).Roles()).Select(r => r.Id.Value), after),
        ResourceType.User => await Keys(Users, after),
        _ when ResourceId.TryParse(type, out _) =>
            [.. (await grains.Fleet(policy.Id, policy.Uid).Page(type, after, Step)).Select(r => r.Id)],
        _ => [],
    };

    /// <summary>What comes after an id.</summary>
    public static IReadOnlyList<string> Rest(IEnumerable<string> all, string? after) =>
        [.. all.Order(StringComparer.Ordinal).Where(id => after is null || string.CompareOrdinal(id, after) > 0)];

    private string Users => DirectoryKey.UsersOf(policy.Id, policy.Uid);

    private async Task<string[]> Keys(string directory, string? after)
    {
        var page = await grains.Directory(directory).Page(new DirectoryPageQuery(after, Step));
        return [.. page.Select(i => i.Key)];
    }
}
