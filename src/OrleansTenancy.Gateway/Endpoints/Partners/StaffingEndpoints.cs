using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Endpoints.Invitations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Partners;

/// <summary>Who of a partner may enter one of its tenants (EN, ID.9-15).</summary>
internal static class StaffingEndpoints
{
    private const int Step = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var access = routes.MapGroup("/v1/partners/{partnerId}/tenants/{tenantId}/access").WithTags("staffing");
        access.MapGet("", Get).WithSummary("Who may enter").Produces<AccessBody>();
        access.MapPut("", Put).WithSummary("Switch auto-add").Produces<AccessBody>();
        access.MapPut("/users/{userId}", Assign).WithSummary("Assign or delegate").Produces(204);
        access.MapDelete("/users/{userId}", Unassign).WithSummary("Take access away").Produces(204);
    }

    private static async Task<IResult> Get(
        PartnerId partnerId,
        TenantId tenantId,
        Caller caller,
        HttpResponse response,
        Gate gate,
        IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        return Answered(await Shown(partnerId, tenantId, grains), response);
    }

    private static async Task<IResult> Put(
        PartnerId partnerId,
        TenantId tenantId,
        ChangeAccessBody body,
        Caller caller,
        HttpContext http,
        Gate gate,
        IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        long? expected = null;
        if (ETags.IsConditional(http.Request))
        {
            // The version first: a change after it is found by the tenant.
            const long HoldsNothing = -1;
            expected = (await grains.TenantReads(tenantId).Policy(HoldsNothing)).Version;
            ETags.Demand(http.Request, ETags.Of(await Shown(partnerId, tenantId, grains)));
        }

        await PartnerTenantEndpoints.LiveLinkTo(partnerId, tenantId, grains);
        var partner = await grains.PartnerReads(partnerId).View() ?? throw Gate.PartnerUnknown();
        await grains.Tenant(tenantId).SetAutoAdd(new SetAutoAddCommand(
            caller.Context, partnerId, body.AutoAddPartnerUsers, partner.LastMemberSequence, expected)).OrProblem();
        return Answered(await Shown(partnerId, tenantId, grains), http.Response);
    }

    private static IResult Answered(AccessBody body, HttpResponse response)
    {
        response.Headers.ETag = ETags.Of(body);
        return Results.Ok(body);
    }

    private static async Task<IResult> Assign(
        PartnerId partnerId,
        TenantId tenantId,
        UserId userId,
        Caller caller,
        Gate gate,
        IGrainFactory grains,
        AssignBody? body = null)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await PartnerTenantEndpoints.LinkTo(partnerId, tenantId, grains);
        await grains.Tenant(tenantId).Assign(new AssignCommand(
            caller.Context, partnerId, userId, body?.NotBefore, body?.ExpiresAt)).OrProblem();
        return Results.NoContent();
    }

    private static async Task<IResult> Unassign(
        PartnerId partnerId, TenantId tenantId, UserId userId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await PartnerTenantEndpoints.LinkTo(partnerId, tenantId, grains);
        await grains.Tenant(tenantId)
            .Unassign(new UnassignCommand(caller.Context, partnerId, userId))
            .OrProblem();
        return Results.NoContent();
    }

    private static async Task<AccessBody> Shown(PartnerId partner, TenantId tenant, IGrainFactory grains)
    {
        var link = await PartnerTenantEndpoints.LiveLinkTo(partner, tenant, grains);
        var users = new List<AccessUserBody>();
        await foreach (var (user, access) in MembersWhoMayEnter(partner, tenant, grains))
        {
            var standing = await grains.Person(user).Standing(partner);
            var source = standing.ImplicitAccess ? "admin" : access.ViaAssignment ? "assigned" : "auto";
            var person = access.ViaAssignment ? await grains.Person(user).InTenant(tenant) : null;
            var assignment = person?.Standing?.Links.FirstOrDefault(l => l.Link == link.Id)?.Assignment;
            users.Add(new AccessUserBody(
                user.Value, source, access.Roles.FirstOrDefault()?.Role.Value ?? string.Empty, assignment?.ExpiresAt));
        }

        var invitations = await grains.TenantReads(tenant).Invitations(partner);
        return new AccessBody(link.AutoAdd, users, [.. invitations.Select(InvitationBodies.Shown)]);
    }

    private static async IAsyncEnumerable<(UserId User, TenantAccess Access)> MembersWhoMayEnter(
        PartnerId partner, TenantId tenant, IGrainFactory grains)
    {
        var members = grains.Directory(DirectoryKey.MembersOf(partner));
        string? after = null;
        while (await members.Page(new DirectoryPageQuery(after, Step)) is { IsEmpty: false } page)
        {
            var users = page.Select(p => UserId.Parse(p.Key)).ToArray();
            var access = await Task.WhenAll(users.Select(u => grains.Person(u).Access([tenant]).AsTask()));
            for (var i = 0; i < users.Length; i++)
            {
                if (access[i][0] is { MayEnter: true, Path: { } path } entered && path.Partner == partner)
                {
                    yield return (users[i], entered);
                }
            }

            after = page[^1].Key;
        }
    }
}
