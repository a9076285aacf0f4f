using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Domain.Tokens;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Audit;

public sealed class AuditedEventTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly PartnerId North = new(Guid.Parse("5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10"));
    private static readonly UserId Ada = UserId.Parse("ada");
    private static readonly UserId Tom = UserId.Parse("tom");
    private static readonly LinkFacts Waiting = new(
        new LinkId(Guid.Parse("11111111-1111-1111-1111-111111111111")), North, LinkState.Pending, LinkOrigin.Requested, Ada, At)
    {
        TermsVersion = "1",
    };

    private static readonly LinkFacts Live = Waiting with { State = LinkState.Linked, DecidedBy = Tom, DecidedAt = At };
    private static readonly MembershipId Membership = new(Guid.Parse("22222222-2222-2222-2222-222222222222"));
    private static readonly PartnerRoute Route = new(North, Live.Id, Membership);
    private static readonly MembershipFacts Member = new(Membership, North, MemberRole.Technician, 2, null);
    private static readonly RoleGrant Viewer = new(RoleId.Parse("enterprise-viewer"), 0, null, null, null);
    private static readonly RoleFacts Night = new(RoleId.Parse("night"), "Night", RoleKind.Custom, ["read:group"], 1, 1);
    private static readonly GroupFacts Hall = new(GroupId.Parse("hall"), "Hall", null, 2);
    private static readonly InvitationFacts Letter = new(
        new InvitationId(Guid.Parse("33333333-3333-3333-3333-333333333333")),
        EmailAddress.Parse("carla@customer.example"),
        Viewer,
        Ada,
        At,
        At.AddDays(7)) { Via = new InvitationRoute(North, Live.Id) };

    private static readonly TenantUid Uid = new(Guid.Parse("44444444-4444-4444-4444-444444444444"));
    private static readonly TenantFacts Bakery = new(
        new TenantPolicyFacts(TenantId.Parse("bakery"), Uid, TenantState.Active, 7) { Links = [Live] }, "The Bakery", Ada, At);

    private static readonly PartnerFacts Partner = new(
        new PartnerSettings(North, 1, MemberModel.Tiered, AdminAccess.AllTenants), "North", Ada, At);

    /// <summary>One of each event of a tenant, what its action is, and whether the partner's trail has it.</summary>
    private static IReadOnlyList<(TenantEvent Event, string Action, bool AtPartner)> TenantEvents { get; } =
    [
        (new TenantCreated(Uid, null), "tenant.created", false),
        (new TenantCreated(Uid, Live), "tenant.created", true),
        (new TenantRenamed("Old", "New"), "tenant.renamed", false),
        (new TenantDeleted(Bakery), "tenant.deleted", true),
        (new LinkRequested(Waiting), "link.requested", true),
        (new LinkAccepted(Live), "link.accepted", true),
        (new LinkRejected(Waiting with { State = LinkState.Rejected }), "link.rejected", true),
        (new LinkWithdrawn(Waiting), "link.withdrawn", true),
        (new LinkEnded(Live with { State = LinkState.Ended, EndedSide = LinkSide.Tenant }), "link.ended", true),
        (new LinkExpiring(Live, 7), "link.expiring", true),
        (new LinkExpired(Live), "link.expired", true),
        (new RejectionCleared(Waiting), "link.rejection-cleared", true),
        (new RoleChanged(Night.Id, null, Night), "role.created", false),
        (new RoleChanged(Night.Id, Night, Night with { Version = 2 }), "role.changed", false),
        (new RoleChanged(RoleId.Parse("partner"), null, Night with { Kind = RoleKind.Partner }), "role.changed", false),
        (new RoleChanged(Night.Id, Night, null), "role.deleted", false),
        (new GroupChanged(Hall.Id, null, Hall), "group.created", false),
        (new GroupChanged(Hall.Id, Hall, Hall with { Name = "Big Hall" }), "group.changed", false),
        (new GroupChanged(Hall.Id, Hall, null), "group.deleted", false),
        (new UserRolesSet(Tom, [Viewer], null), "user.roles-set", false),
        (new AccessAssigned(Tom, Route, new AssignmentFacts(0, null, At.AddDays(1)), null), "access.granted", true),
        (new AccessUnassigned(Tom, Route, null), "access.revoked", true),
        (new AutoAddSet(Live with { AutoAdd = true }), "access.auto-add-set", true),
        (new PortalSwitched(North, true, true), "portal.activated", true),
        (new PortalSwitched(North, false, false), "portal.deactivated", true),
        (new InformationLevelSet(North, new(true, true, true, true), new(false, true, true, true)), "portal.information-level-set", true),
        (new Invited(Letter), "invitation.created", true),
        (new Invited(Letter with { Via = null }), "invitation.created", false),
        (new InvitationResent(Letter), "invitation.resent", true),
        (new InvitationCancelled(Letter), "invitation.cancelled", true),
        (new InvitationLapsed(Letter), "invitation.lapsed", true),
        (new InvitationAccepted(Letter, Tom), "invitation.accepted", true),
    ];

    private static IReadOnlyList<(PartnerEvent Event, string Action)> PartnerEvents { get; } =
    [
        (new PartnerCreated(Partner.Settings), "partner.created"),
        (new PartnerChanged(Partner with { Name = "South" }), "partner.changed"),
        (new MemberAdded(Tom, Member), "member.added"),
        (new MemberChanged(Tom, Member, Member with { Role = MemberRole.Admin }), "member.changed"),
        (new MemberRemoved(Tom, Membership), "member.removed"),
    ];

    [Fact]
    public void X_9_no_event_is_forgotten()
    {
        Assert.Equal(KindsOf<TenantEvent>(), TenantEvents.Select(e => e.Event.GetType().Name).Distinct().Order());
        Assert.Equal(KindsOf<PartnerEvent>(), PartnerEvents.Select(e => e.Event.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void X_9_every_event_of_a_tenant_is_recorded_in_its_trail_and_what_concerns_a_partner_in_theirs()
    {
        foreach (var (happened, action, atPartner) in TenantEvents)
        {
            var notes = NotesOf(happened);
            Assert.All(notes, n => Assert.Equal(action, n.Action));
            Assert.Single(notes, n => !n.IsForPartner);
            Assert.Equal(atPartner ? [North] : Array.Empty<PartnerId?>(), notes.Where(n => n.IsForPartner).Select(n => n.Partner));
            var kept = notes.Single(n => !n.IsForPartner);
            Assert.True(action == AuditActions.TenantDeleted || kept.Before is not null || kept.After is not null, action);
        }
    }

    [Fact]
    public void X_9_every_event_of_a_partner_is_recorded()
    {
        foreach (var (happened, action) in PartnerEvents)
        {
            var note = new PartnerAudit(Partner, Member).Of(happened);
            Assert.Equal((action, (PartnerId?)North, false), (note.Action, note.Partner, note.IsForPartner));
            Assert.True(note.Before is not null || note.After is not null);
        }
    }

    [Fact]
    public void X_9_actions_are_distinct_and_each_is_used()
    {
        var actions = typeof(AuditActions).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToArray();
        Assert.Equal(actions.Length, actions.Distinct().Count());
        var used = TenantEvents.Select(e => e.Action)
            .Concat(PartnerEvents.Select(e => e.Action))
            .Concat([AuditActions.TokenCreated, AuditActions.TokenRevoked, AuditActions.TenantLogin]);
        Assert.Equal(actions.Order(), used.Distinct().Order());
    }

    [Fact]
    public void X_9_a_record_says_what_was_and_what_is()
    {
        var before = Bakery with { Policy = Bakery.Policy with { Links = [Waiting] } };
        var accepted = NotesOf(new LinkAccepted(Live), before);
        Assert.Equal(["pending", "linked"], Members(accepted[0], "state"));
        Assert.Equal(["pending", "linked"], Members(accepted[1], "state"));

        var standing = new TenantStanding(Uid)
        {
            Own = [Viewer], Links = [new LinkStanding(Live.Id, Membership) { Assignment = new AssignmentFacts(0, null, null) }],
        };
        var set = NotesOf(new UserRolesSet(Tom, [], null), standing: standing)[0];
        Assert.Equal("""{"userId":"tom","roles":[{"roleId":"enterprise-viewer"}]}""", set.Before);
        Assert.Equal("""{"userId":"tom","roles":[]}""", set.After);
        var taken = NotesOf(new AccessUnassigned(Tom, Route, null), standing: standing)[0];
        Assert.Equal("""{"userId":"tom","assigned":true}""", taken.Before);
        Assert.Equal("""{"userId":"tom","assigned":false}""", taken.After);
        var kept = NotesOf(new AccessUnassigned(Tom, Route, null))[0];
        Assert.Equal("""{"userId":"tom","assigned":false,"keptFromAutoAdd":true}""", kept.Before);
        Assert.Equal(["Old", "New"], Members(NotesOf(new TenantRenamed("Old", "New"))[0], "displayName"));
        Assert.Equal(
            """{"userId":"tom","membershipId":"22222222-2222-2222-2222-222222222222","role":"technician"}""",
            new PartnerAudit(Partner, Member).Of(new MemberRemoved(Tom, Membership)).Before);
    }

    [Fact]
    public void ID_27_a_partners_trail_has_nothing_of_the_content_of_a_tenant()
    {
        string[] content = ["The Bakery", "carla", "enterprise-viewer", "Night", "hall", "because"];
        foreach (var (happened, _, _) in TenantEvents.Append((new LinkRejected(Waiting with { Reason = "because" }), "", true)))
        {
            foreach (var note in NotesOf(happened).Where(n => n.IsForPartner))
            {
                Assert.DoesNotContain(content, c => (note.Before + note.After).Contains(c, StringComparison.OrdinalIgnoreCase));
            }
        }

        var gone = NotesOf(new TenantDeleted(Bakery));
        Assert.All(gone, n => Assert.Equal((null, null), (n.Before, n.After)));
    }

    [Fact]
    public void X_9_what_a_token_is_recognised_by_is_in_no_record()
    {
        ImmutableArray<byte> hash = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        var token = new AccessTokenFacts(
            new TokenId(Guid.Parse("55555555-5555-5555-5555-555555555555")), "ci", hash, At, null, At.AddDays(1),
            new TokenNarrowing(TenantId.Parse("bakery"), Uid, ["read:group"]));
        AuditNote[] notes =
        [
            PersonAudit.Created(token, true), PersonAudit.Created(token, false),
            PersonAudit.Revoked(token, true), PersonAudit.Revoked(token, false),
        ];
        foreach (var note in notes)
        {
            var text = note.Before + note.After;
            Assert.Contains("\"name\":\"ci\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(hash.AsSpan()), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(hash.AsSpan())[..20], text, StringComparison.Ordinal);
        }

        Assert.Equal([true, false, true, false], notes.Select(n => (n.Before + n.After).Contains("bakery", StringComparison.Ordinal)));
    }

    private static AuditNote[] NotesOf(TenantEvent happened, TenantFacts? before = null, TenantStanding? standing = null) =>
        [.. new TenantAudit(before ?? Bakery, Bakery, standing, At).Of(happened)];

    private static string[] Members(AuditNote note, string name) =>
        [.. new[] { note.Before!, note.After! }.Select(t => JsonDocument.Parse(t).RootElement.GetProperty(name).GetString()!)];

    private static IEnumerable<string> KindsOf<T>() =>
        typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract).Select(t => t.Name).Order();
}
