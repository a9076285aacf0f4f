using System.Text.Json;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Endpoints.Tenants;
using OrleansTenancy.Gateway.Json;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Partners;

/// <summary>The tenants of a partner: requests, links, customer tenants of its own.</summary>
internal static class PartnerTenantEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/v1/partners/{partnerId}/tenants").WithTags("partner tenants");
        tenants.MapGet("", List).WithSummary("List tenants by state").Produces<Page<PartnerTenantItem>>();
        tenants.MapPost("", Create)
            .WithSummary("Create a customer tenant, born linked").Produces<PartnerTenantItem>(201);
        tenants.MapDelete("/{tenantId}", Delete).WithSummary("Delete an owned tenant").Produces(202);
        tenants.MapPost("/{tenantId}/accept", Accept).WithSummary("Accept a request").Produces<LinkBody>();
        tenants.MapPost("/{tenantId}/reject", Reject).WithSummary("Reject a request").Produces<LinkBody>();
        tenants.MapDelete("/{tenantId}/link", End).WithSummary("End a link").Produces(204);
    }

    private static async Task<IResult> List(
        PartnerId partnerId,
        Caller caller,
        PageQuery page,
        Gate gate,
        IGrainFactory grains,
        TimeProvider time,
        string? state = null,
        string? q = null)
    {
        var standing = await gate.DemandMember(caller, partnerId);
        PageQuery.DemandState(state, "pending", "linked", "rejected", "ended");
        var directory = grains.Directory(DirectoryKey.TenantsOf(partnerId));
        if (standing.Administers)
        {
            var listed = await page.Of(directory, state, q, row => row);
            var items = await Task.WhenAll(listed.Items.Select(row => Shown(row, grains, time)));
            return Results.Ok(new Page<PartnerTenantItem>(items, listed.Next));
        }

        // A technician sees only tenants that they may enter.
        const int Step = 200;
        var prefix = PageQuery.PrefixOf(q);
        return Results.Ok(await FilledPage.Of<DirectoryItem, DirectoryItem, PartnerTenantItem>(
            page,
            async after => await directory.Page(new DirectoryPageQuery(after, Step, state, prefix)),
            row => row.Key,
            async rows =>
            {
                var access = await grains.Of(caller).Access([.. rows.Select(r => TenantId.Parse(r.Key))]);
                return [.. rows.Select((r, i) => access[i].MayEnter ? r : null)];
            },
            row => Shown(row, grains, time)));
    }

    // E1.1, E1.3: the number of devices is the tenant's affair until it is linked and the link has begun.
    private static async Task<PartnerTenantItem> Shown(DirectoryItem row, IGrainFactory grains, TimeProvider time)
    {
        var entry = JsonSerializer.Deserialize(row.Entry!, DirectoryEntries.Default.PartnerTenantEntry)!;
        var now = time.GetUtcNow();
        var state = entry.State is "linked" or "pending" && entry.ExpiresAt <= now ? "ended" : entry.State;
        long? devices = state == "linked" && !(entry.NotBefore > now)
            ? await grains.Fleet(TenantId.Parse(row.Key), new TenantUid(entry.TenantUid)).Count(ResourceType.Device)
            : null;
        return new PartnerTenantItem(
            row.Key,
            entry.DisplayName,
            state,
            entry.Since,
            entry.RequestedBy,
            devices,
            entry.PortalActive,
            entry.Owned,
            entry.NotBefore,
            entry.ExpiresAt);
    }

    private static async Task<IResult> Create(
        PartnerId partnerId, CreateCustomerBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        var tenant = Bodies.TenantId(body.TenantId);
        var view = await grains.Tenant(tenant).Create(
            new CreateTenantCommand(caller.Context, body.DisplayName, null, partnerId)).OrProblem();
        return Results.Created(
            $"/v1/tenants/{tenant}",
            new PartnerTenantItem(
                tenant.Value,
                view.DisplayName,
                Words.Of(LinkState.Linked),
                view.CreatedAt,
                caller.User.Value,
                0,
                view.PortalActive,
                Owned: true,
                null,
                null));
    }

    private static async Task<IResult> Delete(
        PartnerId partnerId, TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await LinkTo(partnerId, tenantId, grains);
        await grains.Tenant(tenantId).Delete(new DeleteTenantCommand(caller.Context, partnerId)).OrProblem();
        return Results.Accepted();
    }

    private static async Task<IResult> Accept(
        PartnerId partnerId, TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await LinkTo(partnerId, tenantId, grains);
        var view = await grains.Tenant(tenantId).AcceptLink(
            new AnswerLinkCommand(caller.Context, partnerId, null)).OrProblem();
        return Results.Ok(await LinkEndpoints.Shown(view, grains));
    }

    private static async Task<IResult> Reject(
        PartnerId partnerId, TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains, RejectBody? body = null)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await LinkTo(partnerId, tenantId, grains);
        var view = await grains.Tenant(tenantId).RejectLink(
            new AnswerLinkCommand(caller.Context, partnerId, body?.Reason)).OrProblem();
        return Results.Ok(await LinkEndpoints.Shown(view, grains));
    }

    private static async Task<IResult> End(
        PartnerId partnerId, TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await LinkTo(partnerId, tenantId, grains);
        await grains.Tenant(tenantId).EndLink(new EndLinkCommand(caller.Context, partnerId)).OrProblem();
        return Results.NoContent();
    }

    /// <summary>The link of a tenant that has one to this partner; to others there is no such tenant.</summary>
    internal static async Task<LinkView> LinkTo(PartnerId partner, TenantId tenant, IGrainFactory grains)
    {
        var link = await grains.TenantReads(tenant).Link(partner);
        return link.State == LinkState.None ? throw Gate.TenantUnknown() : link;
    }

    /// <summary>The live link to this partner; 409 when it is not live.</summary>
    internal static async Task<LinkFacts> LiveLinkTo(PartnerId partner, TenantId tenant, IGrainFactory grains)
    {
        var link = await LinkTo(partner, tenant, grains);
        return link.State == LinkState.Linked
            ? link.Link!
            : throw ProblemException.From(
                new Refusal(RefusalCodes.NotLinked, "the tenant has no live link to this partner"));
    }
}
