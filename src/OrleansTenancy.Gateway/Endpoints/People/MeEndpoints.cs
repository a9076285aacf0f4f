using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Json;
using OrleansTenancy.Gateway.Paging;

namespace OrleansTenancy.Gateway.Endpoints.People;

/// <summary>The caller's own.</summary>
internal static class MeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/v1/me").WithTags("me");
        me.MapGet("", Get).WithSummary("Who I am").Produces<MeBody>();
        me.MapGet("/tenants", Tenants).WithSummary("Tenants I may enter").Produces<Page<MyTenantBody>>();
    }

    private static async Task<IResult> Get(Caller caller, IGrainFactory grains)
    {
        Gate.DemandPerson(caller);
        var reach = await grains.Of(caller).Reach();
        return Results.Ok(new MeBody(
            caller.User.Value,
            [.. reach.Partners.Select(m => new MyPartnerBody(m.Partner.ToString(), Words.Of(m.Role), m.ExpiresAt))]));
    }

    // ID.20, ID.21. Candidates come in the order of their ids from the person's own facts and from the lists of their
    // partners; each is asked about, so the list says what a login would.
    private static async Task<IResult> Tenants(Caller caller, PageQuery page, IGrainFactory grains)
    {
        Gate.DemandPerson(caller);
        var candidates = new TenantCandidates(grains, await grains.Of(caller).Reach());
        return Results.Ok(await FilledPage.Of<TenantId, TenantAccess, MyTenantBody>(
            page,
            candidates.After,
            tenant => tenant.Value,
            async tenants =>
            {
                var access = await grains.Of(caller).Access([.. tenants]);
                return [.. access.Select(a => a.MayEnter ? a : null)];
            },
            access => Shown(access, grains)));
    }

    private static async Task<MyTenantBody> Shown(TenantAccess access, IGrainFactory grains)
    {
        var view = await grains.TenantReads(access.Tenant).View();
        return new MyTenantBody(
            access.Tenant.Value,
            view?.DisplayName ?? access.Tenant.Value,
            access.Source.ToSlug()!,
            access.Path?.Partner.ToString(),
            [.. access.Roles.Select(r => r.Role.Value).Distinct()]);
    }

    /// <summary>Where the caller may have a way in, in the order of ids.</summary>
    private sealed class TenantCandidates(IGrainFactory grains, PersonReach reach)
    {
        private const int Step = 200;

        public async Task<IReadOnlyList<TenantId>> After(string? after)
        {
            var found = new SortedDictionary<string, TenantId>(StringComparer.Ordinal);
            var complete = "~";
            foreach (var membership in reach.Partners)
            {
                var rows = await grains
                    .Directory(DirectoryKey.TenantsOf(membership.Partner))
                    .Page(new DirectoryPageQuery(after, Step, "linked"));
                foreach (var row in rows)
                {
                    found[row.Key] = TenantId.Parse(row.Key);
                }

                // Beyond the last row of a full page there may be more, which would come too late.
                if (rows.Length == Step && string.CompareOrdinal(rows[^1].Key, complete) < 0)
                {
                    complete = rows[^1].Key;
                }
            }

            foreach (var own in reach.Tenants.Where(t => after is null || string.CompareOrdinal(t.Value, after) > 0))
            {
                found[own.Value] = own;
            }

            return [.. found.Values.TakeWhile(t => string.CompareOrdinal(t.Value, complete) <= 0).Take(Step)];
        }
    }
}

/// <summary>The caller.</summary>
public sealed record MeBody(string UserId, IReadOnlyList<MyPartnerBody> Partners);

/// <summary>A partner of the caller.</summary>
public sealed record MyPartnerBody(string PartnerId, string Role, DateTimeOffset? ExpiresAt);

/// <summary>A tenant that the caller may enter.</summary>
public sealed record MyTenantBody(
    string TenantId, string DisplayName, string Source, string? PartnerId, IReadOnlyList<string> Roles);
