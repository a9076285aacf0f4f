using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Endpoints.Partners;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Invitations;

/// <summary>
/// External users that a partner invites into a tenant (EN.2, EN.6); they are listed with who may enter.
/// </summary>
internal static class PartnerInvitationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var invitations = routes
            .MapGroup("/v1/partners/{partnerId}/tenants/{tenantId}/invitations")
            .WithTags("staffing");
        invitations.MapPost("", Invite).WithSummary("Invite an external user").Produces<SentInvitationBody>(201);
        invitations.MapDelete("/{invitationId}", Cancel).WithSummary("Cancel an invitation").Produces(204);
        invitations.MapPost("/{invitationId}/resend", Resend)
            .WithSummary("Send an invitation again, with another secret")
            .Produces<SentInvitationBody>();
    }

    private static async Task<IResult> Invite(
        PartnerId partnerId, TenantId tenantId, InviteBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await Enter(partnerId, tenantId, caller, gate, grains);
        var invitation = await grains.Tenant(tenantId).Invite(
            InvitationBodies.Command(body, caller, partnerId)).OrProblem();
        return Results.Created(
            $"/v1/partners/{partnerId}/tenants/{tenantId}/invitations/{invitation.Facts.Id}",
            InvitationBodies.Sent(invitation));
    }

    private static async Task<IResult> Cancel(
        PartnerId partnerId,
        TenantId tenantId,
        InvitationId invitationId,
        Caller caller,
        Gate gate,
        IGrainFactory grains)
    {
        await Enter(partnerId, tenantId, caller, gate, grains);
        await grains.Tenant(tenantId).CancelInvitation(
            new CancelInvitationCommand(caller.Context, invitationId, partnerId)).OrProblem();
        return Results.NoContent();
    }

    private static async Task<IResult> Resend(
        PartnerId partnerId,
        TenantId tenantId,
        InvitationId invitationId,
        Caller caller,
        Gate gate,
        IGrainFactory grains)
    {
        await Enter(partnerId, tenantId, caller, gate, grains);
        var invitation = await grains.Tenant(tenantId).ResendInvitation(
            new ResendInvitationCommand(caller.Context, invitationId, partnerId)).OrProblem();
        return Results.Ok(InvitationBodies.Sent(invitation));
    }

    // Whoever administers the partner may invite; what into is capped by what they hold in the tenant (X.1).
    private static async Task Enter(
        PartnerId partner, TenantId tenant, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partner);
        await PartnerTenantEndpoints.LiveLinkTo(partner, tenant, grains);
    }
}
