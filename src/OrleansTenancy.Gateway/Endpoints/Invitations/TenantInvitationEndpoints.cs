using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Invitations;

/// <summary>Invitations as the tenant sees them, those of its partners among them (E2.31, E2.32, EN.6).</summary>
internal static class TenantInvitationEndpoints
{
    private const string CreateScope = "create:user_invite";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/v1/tenants/{tenantId}/invitations").WithTags("invitations");
        invitations.MapGet("", List).WithSummary("List invitations that wait").Produces<Page<InvitationBody>>();
        invitations.MapPost("", Invite).WithSummary("Invite somebody").Produces<SentInvitationBody>(201);
        invitations.MapDelete("/{invitationId}", Cancel).WithSummary("Cancel an invitation").Produces(204);
        invitations.MapPost("/{invitationId}/resend", Resend)
            .WithSummary("Send an invitation again, with another secret")
            .Produces<SentInvitationBody>();
    }

    private static async Task<IResult> List(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "read:user_invite");
        var invitations = await grains.TenantReads(tenantId).Invitations(null);
        return Results.Ok(page.Of(invitations.Select(InvitationBodies.Shown), i => i.InvitationId));
    }

    private static async Task<IResult> Invite(
        TenantId tenantId, InviteBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, CreateScope);
        var invitation = await grains.Tenant(tenantId).Invite(
            InvitationBodies.Command(body, caller, null)).OrProblem();
        return Results.Created(
            $"/v1/tenants/{tenantId}/invitations/{invitation.Facts.Id}", InvitationBodies.Sent(invitation));
    }

    private static async Task<IResult> Cancel(
        TenantId tenantId, InvitationId invitationId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "delete:user_invite");
        await grains.Tenant(tenantId).CancelInvitation(
            new CancelInvitationCommand(caller.Context, invitationId, null)).OrProblem();
        return Results.NoContent();
    }

    private static async Task<IResult> Resend(
        TenantId tenantId, InvitationId invitationId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, CreateScope);
        var invitation = await grains.Tenant(tenantId).ResendInvitation(
            new ResendInvitationCommand(caller.Context, invitationId, null)).OrProblem();
        return Results.Ok(InvitationBodies.Sent(invitation));
    }
}
