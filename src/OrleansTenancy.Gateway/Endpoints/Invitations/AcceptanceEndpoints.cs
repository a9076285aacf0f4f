using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Invitations;

/// <summary>Accepting an invitation (EN.3, EN.5, V8).</summary>
internal static class AcceptanceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/invitations/accept", Accept)
            .WithTags("invitations")
            .WithSummary("Accept an invitation")
            .Produces<AcceptedInvitationBody>();

    private static async Task<IResult> Accept(AcceptInvitationBody body, Caller caller, IGrainFactory grains)
    {
        Gate.DemandPerson(caller);

        // Before anything is looked up, so that it tells about the caller and about nothing else.
        if (caller.VerifiedEmail is not { } email)
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.EmailNotVerified,
                "your token proves no e-mail address; sign in with the one that was invited");
        }

        var copy = InvitationToken.Read(body.Token) is { } token
            ? await grains.Invitation(token.Id).Redeem(token.Secret)
            : null;
        if (copy is null)
        {
            throw ProblemException.From(
                new Refusal(RefusalCodes.InvitationUnknown, "there is no such invitation"));
        }

        var accepted = await grains.Tenant(copy.Tenant).AcceptInvitation(
            new AcceptInvitationCommand(caller.Context, copy, email)).OrProblem();
        return Results.Ok(new AcceptedInvitationBody(
            accepted.Tenant.Value, accepted.DisplayName, accepted.Role.Value));
    }
}
