using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Access;

/// <summary>Which hop stopped somebody, and who learns what of it (X.7).</summary>
public sealed class ExplainTests
{
    private const AccessKnowledge Users = AccessKnowledge.Users;
    private const AccessKnowledge Links = AccessKnowledge.Users | AccessKnowledge.Links;
    private static readonly DateTimeOffset Now = RandomWorld.Now;
    private static readonly TenantId Acme = TenantId.Parse("acme");
    private static readonly TenantUid Uid = new(new Guid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    private static readonly PartnerId Partner = PartnerId.Parse("66666666-6666-4666-8666-666666666666");
    private static readonly LinkId Link = new(new Guid(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    private static readonly MembershipId Membership = new(new Guid(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    public static TheoryData<string, string, DecisionHop, AccessHint> Denies => new()
    {
        { "stranger", "no-access", DecisionHop.Membership, AccessHint.None },
        { "link-pending", "no-access", DecisionHop.Link, AccessHint.LinkPending },
        { "link-ended", "no-access", DecisionHop.Link, AccessHint.LinkEnded },
        { "link-expired", "no-access", DecisionHop.Expiry, AccessHint.LinkExpired },
        { "not-assigned", "no-access", DecisionHop.Membership, AccessHint.NotAssigned },
        { "assignment-over", "no-access", DecisionHop.Expiry, AccessHint.NotAssigned },
        { "membership-ended", "no-access", DecisionHop.Membership, AccessHint.MembershipEnded },
        { "membership-pending", "no-access", DecisionHop.Membership, AccessHint.MembershipPending },
        { "own-over", "no-access", DecisionHop.Expiry, AccessHint.None },
        { "own-role-gone", "no-access", DecisionHop.Role, AccessHint.None },
        { "portal-closed", "tenant-inactive", DecisionHop.Tenant, AccessHint.None },
        { "no-scope", "scope-not-granted", DecisionHop.Scope, AccessHint.None },
        { "scope-was-over", "scope-not-granted", DecisionHop.Expiry, AccessHint.None },
        { "in-a-group", "scope-not-granted", DecisionHop.Group, AccessHint.None },
        { "link-cap", "scope-not-granted", DecisionHop.Link, AccessHint.None },
        { "per-user-over", "scope-not-granted", DecisionHop.Expiry, AccessHint.None },
        { "per-user-gone", "scope-not-granted", DecisionHop.Role, AccessHint.None },
        { "ceiling", "ceiling", DecisionHop.Ceiling, AccessHint.None },
    };

    [Theory, MemberData(nameof(Denies))]
    public void X_7_each_deny_names_the_hop_that_stopped_it(string kind, string code, DecisionHop hop, AccessHint hint)
    {
        var full = Explain(kind);

        Assert.Equal((code, hop, hint), (full.Code.ToSlug(), full.Hop, full.Hint));
        Assert.Equal((7L, 5L), (full.TenantVersion, full.PersonVersion));
    }

    [Theory, MemberData(nameof(Denies))]
    public void X_7_who_has_no_access_and_whoever_is_foreign_learn_the_code_and_nothing_else(
        string kind, string code, DecisionHop hop, AccessHint hint)
    {
        var full = Explain(kind);
        Assert.Equal((hop, hint), (full.Hop, full.Hint));
        foreach (var caller in new[] { AccessKnowledge.None, AccessKnowledge.Person })
        {
            var told = ExplainRules.Tell(full, caller);
            if (full.Source == AccessSource.None)
            {
                Assert.Equal(new AccessExplanation(full.Code, AccessSource.None), told);
            }

            Assert.Equal((code, AccessHint.None), (told.Code.ToSlug(), told.Hint));
            Assert.Null(told.Link);
            Assert.NotEqual(DecisionHop.Link, told.Hop);
        }
    }

    [Theory, MemberData(nameof(Denies))]
    public void X_7_platform_staff_learn_all_of_it(string kind, string code, DecisionHop hop, AccessHint hint)
    {
        var full = Explain(kind);

        Assert.Equal(full, ExplainRules.Tell(full, AccessKnowledge.All));
        Assert.Equal((code, hop, hint), (full.Code.ToSlug(), full.Hop, full.Hint));
    }

    [Theory]
    [InlineData("link-pending", Users, null, DecisionHop.None)]
    [InlineData("link-pending", Links, "link-pending", DecisionHop.Link)]
    [InlineData("link-ended", Users, null, DecisionHop.None)]
    [InlineData("link-ended", Links, "link-ended", DecisionHop.Link)]
    [InlineData("link-expired", Users, null, DecisionHop.None)]
    [InlineData("link-expired", Links, "link-expired", DecisionHop.Expiry)]
    [InlineData("not-assigned", Users, "not-assigned", DecisionHop.Membership)]
    [InlineData("not-assigned", Links, "not-assigned", DecisionHop.Membership)]
    [InlineData("not-assigned", AccessKnowledge.Links, null, DecisionHop.None)]
    [InlineData("membership-ended", Users, "membership-ended", DecisionHop.Membership)]
    [InlineData("membership-pending", Users, "membership-pending", DecisionHop.Membership)]
    [InlineData("own-over", Users, null, DecisionHop.Expiry)]
    [InlineData("own-over", AccessKnowledge.Person, null, DecisionHop.None)]
    [InlineData("link-cap", Users, null, DecisionHop.Scope)]
    [InlineData("link-cap", Links, null, DecisionHop.Link)]
    [InlineData("scope-was-over", AccessKnowledge.Person, null, DecisionHop.Expiry)]
    [InlineData("ceiling", AccessKnowledge.Person, null, DecisionHop.Ceiling)]
    public void X_7_E2_30_who_reads_users_learns_of_people_and_who_reads_links_of_links(
        string kind, AccessKnowledge caller, string? hint, DecisionHop hop)
    {
        var told = ExplainRules.Tell(Explain(kind), caller);

        Assert.Equal((hint, hop), (told.Hint.ToSlug(), told.Hop));
        Assert.Equal(caller.HasFlag(Links) && kind is not "own-over" and not "ceiling", told.Link == Link);
        Assert.Equal(caller.HasFlag(AccessKnowledge.Person) && told.Source != AccessSource.None, told.PersonVersion is not null);
    }

    [Fact]
    public void X_7_an_allow_names_path_role_and_versions()
    {
        var partner = Explain("assigned");
        Assert.Equal((DecisionCode.Allowed, AccessSource.Partner, DecisionHop.None), (partner.Code, partner.Source, partner.Hop));
        Assert.Equal((BuiltinRoles.Partner, Partner, Link), (partner.Role, partner.Partner, partner.Link));
        Assert.Equal((7, 3, 5), (partner.TenantVersion, partner.PartnerVersion, partner.PersonVersion));
        var member = Explain("member");
        Assert.Equal((AccessSource.Member, BuiltinRoles.EnterpriseViewer), (member.Source, member.Role));
        Assert.Equal((null, null, null), (member.Partner, member.Link, member.PartnerVersion));

        // Told to everybody who may ask, but for what is about the link, or about other tenants.
        var told = ExplainRules.Tell(partner, Users);
        Assert.Equal((BuiltinRoles.Partner, Partner, null), (told.Role, told.Partner, told.Link));
        Assert.Equal((7, 3, null), (told.TenantVersion, told.PartnerVersion, told.PersonVersion));
    }

    private static AccessExplanation Explain(string kind)
    {
        var scope = kind is "in-a-group" or "no-scope" or "scope-was-over" ? "delete:user" : "read:alert";
        var policy = TenantPolicy.Compile(Tenant(kind), ScopeCatalogue.BuiltIn);
        var person = Person(kind);
        PartnerSettings? PartnerOf(PartnerId _) => new(Partner, 3, MemberModel.Tiered, AdminAccess.AllTenants);
        var path = AccessPaths.Resolve(person, policy, PartnerOf, Now);
        Assert.True(ScopeCatalogue.BuiltIn.TryFind(scope, out var entry));
        var decision = AccessEvaluator.Decide(path, policy, entry, "tenant", Acme.Value, Placement.Missing);
        return ExplainRules.Explain(decision, path, entry, person, policy, PartnerOf, Now);
    }

    private static TenantPolicyFacts Tenant(string kind)
    {
        var link = new LinkFacts(Link, Partner, LinkState.Linked, LinkOrigin.Requested, UserId.Parse("ada"), Now);
        link = kind switch
        {
            "link-pending" => link with { State = LinkState.Pending },
            "link-ended" => link with { State = LinkState.Ended },
            "link-expired" => link with { ExpiresAt = Now },
            "link-cap" => link with { Scopes = ["read:blueprint"] },
            _ => link,
        };
        var group = GroupId.Parse("g");
        return new TenantPolicyFacts(Acme, Uid, TenantState.Active, 7)
        {
            PortalActive = kind != "portal-closed",
            Links = [link],
            Groups = ImmutableDictionary<GroupId, GroupFacts>.Empty.Add(group, new GroupFacts(group, "g", null, 1)),
            MaskedScopes = kind == "ceiling" ? ["read:alert"] : [],
        };
    }

    private static PersonFacts Person(string kind)
    {
        RoleGrant Role(RoleId role, bool over = false, long life = 0, bool inGroup = false) => new(
            role, life, inGroup ? [new GroupRef(GroupId.Parse("g"), 1)] : null, null, over ? Now : null);
        ImmutableArray<RoleGrant> own = kind switch
        {
            "own-over" => [Role(BuiltinRoles.EnterpriseViewer, over: true)],
            "own-role-gone" => [Role(RoleId.Parse("gone"), life: 1)],
            "scope-was-over" => [Role(BuiltinRoles.EnterpriseViewer), Role(BuiltinRoles.EnterpriseAdmin, over: true)],
            "in-a-group" => [Role(BuiltinRoles.EnterpriseAdmin, inGroup: true)],
            "member" or "portal-closed" or "no-scope" or "ceiling" => [Role(BuiltinRoles.EnterpriseViewer)],
            _ => [],
        };
        var through = new LinkStanding(Link, Membership)
        {
            Assignment = kind switch
            {
                "assigned" or "link-cap" or "per-user-over" or "per-user-gone" => new AssignmentFacts(0, null, null),
                "assignment-over" => new AssignmentFacts(0, null, Now),
                _ => null,
            },
            PerUserRoles = kind switch
            {
                "per-user-over" => [Role(BuiltinRoles.EnterpriseViewer, over: true)],
                "per-user-gone" => [Role(RoleId.Parse("gone"), life: 1)],
                _ => [],
            },
        };
        var member = new MembershipFacts(Membership, Partner, MemberRole.Technician, 1, kind == "membership-ended" ? Now : null)
        {
            NotBefore = kind == "membership-pending" ? Now.AddTicks(1) : null,
        };
        var standing = new TenantStanding(Uid) { Own = own, Links = [through] };
        var facts = new PersonFacts(UserId.Parse("eve"), 5) { Tenants = ImmutableDictionary<TenantId, TenantStanding>.Empty.Add(Acme, standing) };
        return own.IsEmpty && kind != "stranger"
            ? facts with { Memberships = ImmutableDictionary<PartnerId, MembershipFacts>.Empty.Add(Partner, member) }
            : facts;
    }
}
