using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Invitations;

/// <summary>A tenant that was created by a partner, with an administrator of its own; and what one does with invitations.</summary>
internal static class InvitedTenant
{
    public static readonly DateTimeOffset T0 = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly InvitationSettings Week = InvitationSettings.Default;
    public static readonly UserId Ada = UserId.Parse("ada");
    public static readonly UserId Max = UserId.Parse("max");
    public static readonly UserId Carla = UserId.Parse("carla");
    public static readonly PartnerId Partner = PartnerId.Parse("66666666-6666-4666-8666-666666666666");
    public static readonly PartnerId OtherPartner = PartnerId.Parse("77777777-7777-4777-8777-777777777777");
    public static readonly EmailAddress Email = EmailAddress.Parse("carla@customer.example");
    public static readonly RoleId Viewer = BuiltinRoles.EnterpriseViewer;

    public static ScopeCatalogue Scopes => ScopeCatalogue.BuiltIn;

    public static TenantFacts Acme { get; } = TenantRules.Create(
        null,
        new TenantBirth(TenantId.Parse("acme"), "Acme", Ada, Partner, null),
        new TenantUid(new Guid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
        new LinkId(new Guid(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
        By(Ada)).Value!.Next;

    public static CommandStamp By(UserId actor, DateTimeOffset? at = null) => new(actor, at ?? T0);

    public static InvitationId Id(int number) => new(new Guid(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9));

    public static Outcome<TenantChange> Invite(
        TenantFacts facts,
        int id,
        EmailAddress? email = null,
        RoleId? role = null,
        PartnerId? partner = null,
        ScopeSet? holds = null,
        AccessPeriod period = default,
        DateTimeOffset? at = null,
        ImmutableArray<GroupId>? groups = null) =>
        InvitationRules.Invite(
            facts,
            new InvitationDraft(
                email ?? Email,
                role is { } wanted ? new WantedGrant(wanted, groups, null, null) : null,
                partner,
                period,
                holds ?? Scopes.All),
            Id(id),
            Week,
            Scopes,
            By(partner is null ? Ada : Max, at));

    public static TenantFacts Invited(TenantFacts? facts = null, PartnerId? partner = null, RoleId? role = null) =>
        Done(Invite(facts ?? Acme, 1, role: role, partner: partner)).Next;

    public static Outcome<TenantChange> Resend(
        TenantFacts facts, UserId by, DateTimeOffset? at = null, PartnerId? partner = null, ScopeSet? holds = null) =>
        InvitationRules.Resend(facts, Id(1), partner, holds ?? Scopes.All, Week, Scopes, By(by, at));

    public static InvitationClaim Claim(
        TenantFacts facts, long generation = 1, EmailAddress? email = null, ScopeSet? inviterHolds = null, int id = 1) =>
        new(Id(id), facts.Policy.Uid, generation, email ?? Email, inviterHolds ?? Scopes.All, []);

    public static Outcome<TenantChange> Accept(
        TenantFacts? facts, InvitationClaim claim, UserId? by = null, DateTimeOffset? at = null) =>
        AcceptanceRules.Accept(facts, claim, Scopes, By(by ?? Carla, at));

    public static TenantChange Done(Outcome<TenantChange> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public static void Refused(string code, Outcome<TenantChange> outcome) => Assert.Equal(code, outcome.Refusal?.Code);
}
