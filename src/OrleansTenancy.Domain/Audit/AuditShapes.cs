using System.Text.Json;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Domain.Audit;

/// <summary>
/// Facts as they stand in a record. Each names its members one by one, so that what is secret (hashes of tokens) cannot
/// come in with a new field.
/// </summary>
internal static class AuditShapes
{
    public static string Tenant(string displayName, PartnerId? owner) => AuditJson.Write(w =>
    {
        w.Text("displayName", displayName);
        w.Text("ownerPartnerId", owner?.ToString());
    });

    public static string Link(LinkFacts link) => AuditJson.Write(w =>
    {
        LinkTerms(w, link);
        w.Word("origin", link.Origin);
        w.Text("requestedBy", link.RequestedBy.Value);
        w.Instant("requestedAt", link.RequestedAt);
        w.Text("termsVersion", link.TermsVersion);
        w.Text("decidedBy", link.DecidedBy?.Value);
        w.Instant("decidedAt", link.DecidedAt);
        w.Text("reason", link.Reason);
        if (link.EndedSide != LinkSide.Unknown)
        {
            w.Word("endedSide", link.EndedSide);
            w.Text("endedBy", link.EndedBy?.Value);
            w.Instant("endedAt", link.EndedAt);
        }
    });

    /// <summary>What a partner's trail keeps of a link when the tenant is deleted: nothing of its content.</summary>
    public static string LinkAtPartner(LinkFacts link) => AuditJson.Write(w => LinkTerms(w, link));

    public static string LinkEnd(LinkFacts link, int? days) => AuditJson.Write(w =>
    {
        w.Text("linkId", link.Id.ToString());
        w.Instant("expiresAt", link.ExpiresAt);
        if (days is { } number)
        {
            w.WriteNumber("days", number);
        }
    });

    public static string AutoAdd(LinkFacts link) => AuditJson.Write(w =>
    {
        w.Text("linkId", link.Id.ToString());
        w.WriteBoolean("autoAdd", link.AutoAdd);
    });

    public static string Portal(bool isActive) => AuditJson.Write(w => w.WriteBoolean("portalActive", isActive));

    public static string InformationLevel(InformationLevel level) => AuditJson.Write(w =>
    {
        w.WriteBoolean("estimatedLoad", level.EstimatedLoad);
        w.WriteBoolean("measuredPeakLoad", level.MeasuredPeakLoad);
        w.WriteBoolean("deviceProperties", level.DeviceProperties);
        w.WriteBoolean("customProperties", level.CustomProperties);
    });

    public static string Role(RoleFacts role) => AuditJson.Write(w =>
    {
        w.Text("roleId", role.Id.Value);
        w.Text("name", role.Name);
        w.Word("kind", role.Kind);
        w.WriteNumber("version", role.Version);
        w.Texts("scopes", role.Scopes);
    });

    public static string Group(GroupFacts group) => AuditJson.Write(w =>
    {
        w.Text("groupId", group.Id.Value);
        w.Text("name", group.Name);
        w.Text("parentId", group.Parent?.Value);
    });

    public static string Roles(UserId user, IEnumerable<RoleGrant> grants) => AuditJson.Write(w =>
    {
        w.Text("userId", user.Value);
        w.WriteStartArray("roles");
        foreach (var grant in grants)
        {
            w.WriteStartObject();
            Grant(w, grant);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    public static string Access(UserId user, AssignmentFacts? assignment, bool isKept) => AuditJson.Write(w =>
    {
        w.Text("userId", user.Value);
        w.WriteBoolean("assigned", assignment is not null);
        w.Instant("notBefore", assignment?.NotBefore);
        w.Instant("expiresAt", assignment?.ExpiresAt);
        if (isKept)
        {
            w.WriteBoolean("keptFromAutoAdd", true);
        }
    });

    public static string Invitation(InvitationFacts invitation) => AuditJson.Write(w =>
    {
        w.Text("invitationId", invitation.Id.ToString());
        w.Text("email", invitation.Email.Value);
        w.Text("inviter", invitation.Inviter.Value);
        w.Instant("invitedAt", invitation.InvitedAt);
        w.Instant("notBefore", invitation.NotBefore);
        w.Instant("expiresAt", invitation.ExpiresAt);
        w.WriteNumber("sending", invitation.Generation);
        w.WriteStartObject("role");
        Grant(w, invitation.Grant);
        w.WriteEndObject();
    });

    /// <summary>What a partner's trail keeps of an invitation: no address.</summary>
    public static string Invitation(InvitationId invitation, UserId? user) => AuditJson.Write(w =>
    {
        w.Text("invitationId", invitation.ToString());
        w.Text("userId", user?.Value);
    });

    public static string Partner(PartnerFacts partner) => AuditJson.Write(w =>
    {
        w.Text("name", partner.Name);
        w.Word("memberModel", partner.Settings.MemberModel);
        w.Word("adminAccess", partner.Settings.AdminAccess);
    });

    public static string Member(UserId user, MembershipId membership, MembershipFacts? facts) =>
        AuditJson.Write(w =>
        {
            w.Text("userId", user.Value);
            w.Text("membershipId", membership.ToString());
            if (facts is not null)
            {
                w.Word("role", facts.Role);
                w.Instant("notBefore", facts.NotBefore);
                w.Instant("expiresAt", facts.ExpiresAt);
            }
        });

    public static string Token(AccessTokenFacts token, bool withTenant) => AuditJson.Write(w =>
    {
        w.Text("tokenId", token.Id.ToString());
        w.Text("name", token.Name);
        w.Instant("createdAt", token.CreatedAt);
        w.Instant("notBefore", token.NotBefore);
        w.Instant("expiresAt", token.ExpiresAt);
        w.Text("tenantId", withTenant ? token.Narrowing.Tenant?.Value : null);
        w.Texts("scopes", token.Narrowing.Scopes);
    });

    public static string Login(string source, PartnerId? partner, IEnumerable<string> roles) => AuditJson.Write(w =>
    {
        w.Text("source", source);
        w.Text("partnerId", partner?.ToString());
        w.Texts("roles", roles);
    });

    private static void LinkTerms(Utf8JsonWriter writer, LinkFacts link)
    {
        writer.Text("linkId", link.Id.ToString());
        writer.Word("state", link.State);
        writer.Instant("notBefore", link.NotBefore);
        writer.Instant("expiresAt", link.ExpiresAt);
        writer.WriteBoolean("autoAdd", link.AutoAdd);
        writer.Texts("scopes", link.Scopes);
    }

    private static void Grant(Utf8JsonWriter writer, RoleGrant grant)
    {
        writer.Text("roleId", grant.Role.Value);
        writer.Texts("groups", grant.Groups?.Select(g => g.Id.Value));
        writer.Instant("notBefore", grant.NotBefore);
        writer.Instant("expiresAt", grant.ExpiresAt);
    }
}
