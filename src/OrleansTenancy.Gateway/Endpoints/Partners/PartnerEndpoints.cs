using System.Text.Json;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Operations;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Json;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Partners;

/// <summary>Partners and their members.</summary>
internal static class PartnerEndpoints
{
    private const string LinkedFacet = "linked";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/v1/partners").WithTags("partners");
        partners.MapPost("", Create).WithSummary("Create a partner (operator)").Produces<PartnerBody>(201);
        partners.MapGet("", List).WithSummary("List partners (operator)").Produces<Page<PartnerItem>>();
        partners.MapGet("/{partnerId}", Get).WithSummary("A partner").Produces<PartnerBody>();
        partners.MapPatch("/{partnerId}", Change).WithSummary("Change a partner").Produces<PartnerBody>();
        partners.MapGet("/{partnerId}/members", Members).WithSummary("List members").Produces<Page<MemberBody>>();
        partners.MapPost("/{partnerId}/members", AddMember).WithSummary("Add a member").Produces<MemberBody>(201);
        partners.MapPatch("/{partnerId}/members/{userId}", ChangeMember)
            .WithSummary("Promote, demote, set beginning and end").Produces<MemberBody>();
        partners.MapDelete("/{partnerId}/members/{userId}", RemoveMember)
            .WithSummary("End a membership and all access through it").Produces(204);
    }

    private static async Task<IResult> Create(CreatePartnerBody body, Caller caller, IGrainFactory grains)
    {
        Gate.DemandOperator(caller);
        var id = await NewId(caller, grains);
        var view = await grains.Partner(id).Create(new CreatePartnerCommand(
            caller.Context,
            body.Name,
            Bodies.UserId(body.AdminUserId, "adminUserId"),
            Words.MemberModel(body.MemberModel ?? "tiered"),
            Words.AdminAccess(body.AdminAccess ?? "allTenants"))).OrProblem();
        return Results.Created($"/v1/partners/{id}", Shown(view, 0));
    }

    private static async Task<IResult> List(
        Caller caller, PageQuery page, IGrainFactory grains, string? state = null, string? q = null)
    {
        Gate.DemandOperator(caller);

        // A partner that exists is active; there is no other state yet.
        PageQuery.DemandState(state, "active");
        return Results.Ok(await page.Of(
            grains.Directory(DirectoryKey.Partners),
            null,
            q,
            item =>
            {
                var entry = JsonSerializer.Deserialize(item.Entry!, DirectoryEntries.Default.PartnerEntry)!;
                return new PartnerItem(item.Key, entry.Name, entry.MemberModel, entry.AdminAccess);
            }));
    }

    private static async Task<IResult> Get(PartnerId partnerId, Caller caller, Gate gate, IGrainFactory grains)
    {
        if (caller.Role != CallerRole.Operator)
        {
            await gate.DemandMember(caller, partnerId);
        }

        var view = await grains.PartnerReads(partnerId).View() ?? throw Gate.PartnerUnknown();
        return Results.Ok(Shown(view, await TenantCount(partnerId, grains)));
    }

    private static async Task<IResult> Change(
        PartnerId partnerId, ChangePartnerBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        var view = await grains.Partner(partnerId).Change(new ChangePartnerCommand(
            caller.Context,
            body.Name,
            body.MemberModel is null ? null : Words.MemberModel(body.MemberModel),
            body.AdminAccess is null ? null : Words.AdminAccess(body.AdminAccess))).OrProblem();
        return Results.Ok(Shown(view, await TenantCount(partnerId, grains)));
    }

    private static async Task<IResult> Members(
        PartnerId partnerId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        return Results.Ok(await page.Of(
            grains.Directory(DirectoryKey.MembersOf(partnerId)),
            null,
            null,
            item =>
            {
                var entry = JsonSerializer.Deserialize(item.Entry!, DirectoryEntries.Default.MemberEntry)!;
                return new MemberBody(item.Key, entry.Role, entry.NotBefore, entry.ExpiresAt);
            }));
    }

    private static async Task<IResult> AddMember(
        PartnerId partnerId, AddMemberBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        var member = await grains.Partner(partnerId).AddMember(new WriteMemberCommand(
            caller.Context,
            Bodies.UserId(body.UserId, "userId"),
            Words.MemberRole(body.Role ?? "technician"),
            true,
            body.ExpiresAt,
            true,
            body.NotBefore)).OrProblem();
        return Results.Created($"/v1/partners/{partnerId}/members/{member.User}", Shown(member));
    }

    private static async Task<IResult> ChangeMember(
        PartnerId partnerId, UserId userId, ChangeMemberBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        var member = await grains.Partner(partnerId).ChangeMember(new WriteMemberCommand(
            caller.Context,
            userId,
            body.Role is null ? null : Words.MemberRole(body.Role),
            body.ExpiresAt.IsSet,
            body.ExpiresAt.Value,
            body.NotBefore.IsSet,
            body.NotBefore.Value)).OrProblem();
        return Results.Ok(Shown(member));
    }

    private static async Task<IResult> RemoveMember(
        PartnerId partnerId, UserId userId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await grains.Partner(partnerId).RemoveMember(new RemoveMemberCommand(caller.Context, userId)).OrProblem();
        return Results.NoContent();
    }

    // X.11: under a key every attempt makes the same partner, also when the first one was never heard of.
    private static async Task<PartnerId> NewId(Caller caller, IGrainFactory grains)
    {
        if (caller.Operation is not { } operation)
        {
            return new PartnerId(Guid.NewGuid());
        }

        return await grains.Operations(caller.User).Reserve(operation.Key, operation.Fingerprint) is { } reserved
            ? new PartnerId(reserved)
            : throw ProblemException.From(OperationRules.Refuse(OperationVerdict.Reused)!);
    }

    private static Task<long> TenantCount(PartnerId partner, IGrainFactory grains) =>
        grains.Directory(DirectoryKey.TenantsOf(partner)).Count(LinkedFacet);

    private static PartnerBody Shown(PartnerView view, long tenantCount) =>
        new(
            view.Id.ToString(),
            view.Name,
            Words.Of(view.MemberModel),
            Words.Of(view.AdminAccess),
            tenantCount,
            view.MemberCount);

    private static MemberBody Shown(MemberView member) =>
        new(member.User.Value, Words.Of(member.Role), member.NotBefore, member.ExpiresAt);
}
