using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Tests.Roles;

/// <summary>A tenant with groups, a clerk role and a partner that created it; and hal, who acts with what a test gives.</summary>
internal static class ActingPerson
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly UserId Ada = UserId.Parse("ada");
    public static readonly UserId Hal = UserId.Parse("hal");
    public static readonly PartnerId Partner = PartnerId.Parse("66666666-6666-4666-8666-666666666666");
    public static readonly MembershipId Membership = new(new Guid(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    public static readonly RoleId Clerk = RoleId.Parse("clerk");
    public static readonly RoleId Admin = BuiltinRoles.EnterpriseAdmin;
    public static readonly RoleId Viewer = BuiltinRoles.EnterpriseViewer;

    private static readonly string[] ClerkScopes = ["read:user", "update:user", "update:role", "delete:user", "read:alert"];

    public static ScopeCatalogue Scopes => ScopeCatalogue.BuiltIn;

    /// <summary>Groups a, b and c; the clerk role; ada is its Enterprise Admin.</summary>
    public static TenantFacts Acme { get; } = Groups(Value(RoleRules.Create(
        Value(TenantRules.Create(
            null,
            new TenantBirth(TenantId.Parse("acme"), "Acme", Ada, Partner, null),
            new TenantUid(new Guid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
            new LinkId(new Guid(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
            new CommandStamp(Ada, Now))),
        Clerk,
        new RoleDraft("Clerk", [.. ClerkScopes], null, true, Scopes.All),
        Scopes)));

    public static LinkFacts Link => Acme.Policy.Links.Single();

    /// <summary>A person with roles of their own.</summary>
    public static Participant With(params RoleGrant[] own) => Of(Hal, own);

    public static Participant Of(UserId user, params RoleGrant[] own) =>
        new(PersonRules.SetGrants(new PersonFacts(user, 1), Acme.Policy.Id, Acme.Policy.Uid, [.. own]), []);

    /// <summary>Makes them work for the partner, which gives Enterprise Admin where it created the tenant (C7).</summary>
    public static Participant AtPartner(this Participant person, MemberRole role = MemberRole.Admin, AdminAccess access = AdminAccess.AllTenants) =>
        person with
        {
            Facts = PersonRules.SetMembership(person.Facts, new MembershipFacts(Membership, Partner, role, 1, null)),
            Partners = [new PartnerSettings(Partner, 1, MemberModel.Tiered, access)],
        };

    /// <summary>Hal holds a role; of custom ones the life that there is.</summary>
    public static RoleGrant Holds(RoleId role, TimeSpan? until = null, TimeSpan? from = null, params string[] groups) =>
        new(
            role,
            Acme.Policy.Roles.GetValueOrDefault(role)?.Incarnation ?? 0,
            groups.Length == 0 ? null : [.. groups.Select(Ref)],
            Now + from,
            Now + until);

    public static GroupRef Ref(string group) => new(GroupId.Parse(group), Acme.Policy.Groups[GroupId.Parse(group)].Incarnation);

    public static string Do(Participant actor, Func<ScopeSet, Outcome<TenantChange>> rule, params ScopeDemand[] takes) =>
        CodeOf(ActorRules.Act(
            Acme, TenantPolicy.Compile(Acme.Policy, Scopes), actor, [.. takes], new CommandStamp(actor.Facts.Id, Now), rule));

    public static string EditRole(Participant actor, RoleId role, params string[] scopes) => Do(
        actor,
        held => RoleRules.Update(Acme, role, new RoleDraft("Clerk", [.. scopes], null, true, held), null, Scopes),
        new ScopeDemand("update:role"));

    public static string SetRoles(Participant actor, Participant target, PartnerRoute? via, params WantedGrant[] roles) => Do(
        actor,
        held => TenantUserRules.SetUserRoles(
            Acme,
            new UserRolesDraft(target.Facts.Id, [.. roles], via, held, target),
            Scopes,
            new CommandStamp(actor.Facts.Id, Now)),
        new ScopeDemand("update:user"));

    public static string Move(Participant actor, string group, string? under) => Do(actor, _ => TenantGroupRules.Update(
        Acme, GroupId.Parse(group), null, true, under is null ? null : GroupId.Parse(under)));

    public static WantedGrant Want(RoleId role, TimeSpan? until = null, TimeSpan? from = null, params string[] groups) =>
        new(role, groups.Length == 0 ? null : [.. groups.Select(GroupId.Parse)], Now + from, Now + until);

    public static string CodeOf(Outcome<TenantChange> outcome) => outcome.Refusal?.Code ?? "done";

    private static TenantFacts Groups(TenantFacts facts) => new[] { "a", "b", "c" }.Aggregate(
        facts, (f, g) => Value(TenantGroupRules.Create(f, GroupId.Parse(g), g, null)));

    private static TenantFacts Value(Outcome<TenantChange> outcome) => outcome.Value!.Next;
}
