using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Scenarios;

/// <summary>The commands of a scenario as calls of the rules.</summary>
internal sealed class DomainCommands(DomainWorld world, DateTimeOffset begin)
{
    private readonly Dictionary<string, PartnerId> _partners = [];
    private readonly Dictionary<string, TenantId> _tenants = [];

    /// <summary>Does it; answers the code of a refusal, or null.</summary>
    public string? Do(ScenarioCommand command) => command switch
    {
        CreatePartner c => Play(c),
        ChangePartner c => Play(c),
        AddMember c => Member(
            c.Partner, c.User, new MemberDraft(Role(c.Role), true, At(c.ExpiresAt), true, At(c.NotBefore)), PartnerMemberRules.Add),
        ChangeMember c => Member(c.Partner, c.User, new MemberDraft(Role(c.Role), false, null), PartnerMemberRules.Change),
        RemoveMember c => Play(c),
        CreateTenant c => Play(c),
        DeleteTenant c => Store(c.Tenant, f => TenantRules.Delete(f, c.Partner is null ? null : _partners[c.Partner], world.Now)),
        RequestLink c => Play(c),
        AcceptLink c => Store(
            c.Tenant, f => TenantLinkRules.AcceptLink(f, _partners[c.Partner], Member(c.Partner, c.By), Stamp(c.By))),
        RejectLink c => Store(c.Tenant, f => TenantLinkRules.RejectLink(f, _partners[c.Partner], c.Reason, Stamp(c.By))),
        EndLink c => Store(
            c.Tenant, f => TenantLinkRules.EndLink(f, c.Partner is null ? null : _partners[c.Partner], Stamp(c.By))),
        ClearRejection c => Store(c.Tenant, TenantLinkRules.ClearRejection),
        SetAutoAdd c => Play(c),
        Assign c => Play(c),
        Unassign c => Play(c),
        SetRoles c => Play(c),
        CreateRole c => Act(c.Tenant, c.By, [new("create:role")], (f, scopes) => RoleRules.Create(
            f, RoleId.Parse(c.Role), Draft(c.Role, c.Scopes, c.Features, c.WithoutDefaults, scopes), DomainWorld.Catalogue)),
        UpdateRole c => Act(c.Tenant, c.By, [new("update:role")], (f, scopes) => RoleRules.Update(
            f, RoleId.Parse(c.Role), Draft(c.Role, c.Scopes, c.Features, c.WithoutDefaults, scopes), null, DomainWorld.Catalogue)),
        DeleteRole c => Act(c.Tenant, c.By, [new("delete:role")], (f, _) =>
            RoleRules.Delete(f, RoleId.Parse(c.Role), null, world.IsHeld(Tenant(c.Tenant), RoleId.Parse(c.Role)))),
        CreateGroup c => Act(c.Tenant, c.By, [new("create:group", Group(c.Parent))], (f, _) =>
            TenantGroupRules.Create(f, GroupId.Parse(c.Group), c.Group, Group(c.Parent))),
        MoveGroup c => Act(c.Tenant, c.By, [new("update:group", Group(c.Group)), new("update:group", Group(c.Parent))], (f, _) =>
            TenantGroupRules.Update(f, GroupId.Parse(c.Group), null, true, Group(c.Parent))),
        DeleteGroup c => Act(c.Tenant, c.By, [new("delete:group", Group(c.Group))], (f, _) =>
            TenantGroupRules.Delete(f, GroupId.Parse(c.Group), world.AnyIn(GroupId.Parse(c.Group)))),
        PutDevice c => world.Put(Tenant(c.Tenant), "device", c.Device, Group(c.Group)),
        PutResource c => world.Put(Tenant(c.Tenant), c.Type, c.Resource, Group(c.Group)),
        SetPortal c => Store(c.Tenant, f => PortalRules.SetActive(f, _partners[c.Partner], c.On, world.Now)),
        SetInformationLevel c => Store(c.Tenant, f => PortalRules.SetInformationLevel(f, _partners[c.Partner], Level(c.Shown), world.Now)),
        _ => throw new NotSupportedException($"{command} is not played on the rules"),
    };

    /// <summary>The tenant of a name; one that nobody created is called as it is written.</summary>
    public TenantId Tenant(string name) => _tenants.GetValueOrDefault(name, TenantId.Parse(name));

    /// <summary>The name of a partner.</summary>
    public string NameOf(PartnerId id) => _partners.Single(p => p.Value == id).Key;

    private string? Play(CreatePartner c)
    {
        var id = _partners[c.Partner] = new PartnerId(world.NewId());
        var birth = new PartnerBirth(id, c.Partner, UserId.Parse(c.Admin), Model(c.MemberModel), Access(c.AdminAccess));
        return Store(c.Partner, f => PartnerRules.Create(f, birth, new MembershipId(world.NewId()), Stamp("operator")));
    }

    private string? Play(ChangePartner c)
    {
        MemberModel? model = c.MemberModel is null ? null : Model(c.MemberModel);
        AdminAccess? access = c.AdminAccess is null ? null : Access(c.AdminAccess);
        return Store(c.Partner, f => PartnerRules.Change(f, null, model, access));
    }

    private string? Play(RemoveMember c) => Store(c.Partner, f => PartnerMemberRules.Remove(f, UserId.Parse(c.User)));

    private string? Play(CreateTenant c)
    {
        var id = _tenants[c.Tenant] = TenantId.Parse(c.SameIdAs is null ? c.Tenant : _partners[c.SameIdAs].ToString());
        UserId? admin = c.Admin is null ? null : UserId.Parse(c.Admin);
        PartnerId? owner = c.Owner is null ? null : _partners[c.Owner];
        var by = c.By ?? "operator";
        var birth = new TenantBirth(id, c.Tenant, admin, owner, c.Owner is null ? null : Member(c.Owner, by));
        return Store(
            c.Tenant,
            f => TenantRules.Create(f, birth, new TenantUid(world.NewId()), new LinkId(world.NewId()), Stamp(by)));
    }

    private string? Play(RequestLink c)
    {
        var request = new LinkRequest(
            _partners[c.Partner], c.AcceptTerms, null, At(c.ExpiresAt), c.Scopes is { } cap ? [.. cap] : null, At(c.NotBefore));
        return Store(c.Tenant, f => TenantLinkRules.RequestLink(
            f, request, new LinkId(world.NewId()), LinkSettings.Default, DomainWorld.Catalogue, Stamp(c.By)));
    }

    private string? Play(SetAutoAdd c)
    {
        var last = world.Partner(_partners[c.Partner])!.LastMemberSequence;
        return Store(c.Tenant, f => TenantAccessRules.SetAutoAdd(f, _partners[c.Partner], c.On, last, world.Now));
    }

    private string? Play(Assign c) => Store(c.Tenant, f => TenantAccessRules.Assign(
        f,
        _partners[c.Partner],
        UserId.Parse(c.User),
        Member(c.Partner, c.User),
        new AccessPeriod(At(c.NotBefore), At(c.ExpiresAt)),
        world.Now));

    private string? Play(Unassign c)
    {
        var (user, partner) = (UserId.Parse(c.User), _partners[c.Partner]);
        var standing = world.Person(user).Tenants.GetValueOrDefault(Tenant(c.Tenant));
        return Store(c.Tenant, f => TenantAccessRules.Unassign(
            f,
            partner,
            user,
            world.MembershipOf(user, partner),
            LinkRules.Find(f?.Policy.Links ?? [], partner) is { } link
                ? standing?.Links.FirstOrDefault(l => l.Link == link.Id)
                : null,
            world.Now));
    }

    // C7: someone with roles of their own keeps being a user of the tenant; else a partner user's way is meant.
    private string? Play(SetRoles c)
    {
        var (user, tenant) = (UserId.Parse(c.User), Tenant(c.Tenant));
        var own = world.Person(user).Tenants.GetValueOrDefault(tenant)?.Own ?? [];
        var way = world.PathOf(user, tenant);
        var via = own.IsEmpty && way is { Partner: { } partner, Link: { } link, Membership: { } membership }
            ? new PartnerRoute(partner, link, membership)
            : null;
        ImmutableArray<WantedGrant> wanted = [.. c.Roles.Select(r => new WantedGrant(
            RoleId.Parse(r.Role), r.Groups is { } g ? [.. g.Select(GroupId.Parse)] : null, At(r.NotBefore), At(r.ExpiresAt)))];
        var target = world.Participant(user);
        ImmutableArray<ScopeDemand> takes = world.Policy(tenant) is { } policy && !TenantUserRules.IsUser(target, policy, world.Now)
            ? [new("update:user"), new("create:user_invite")]
            : [new("update:user")];
        return Act(c.Tenant, c.By, takes, (f, scopes) => TenantUserRules.SetUserRoles(
            f, new UserRolesDraft(user, wanted, via, scopes, target), DomainWorld.Catalogue, Stamp(c.By)));
    }

    private string? Act(
        string tenant, string by, ImmutableArray<ScopeDemand> takes, Func<TenantFacts?, ScopeSet, Outcome<TenantChange>> rule) =>
        Store(tenant, f => ActorRules.Act(
            f, world.Policy(Tenant(tenant)), world.Participant(UserId.Parse(by)), takes, Stamp(by), scopes => rule(f, scopes)));

    private string? Member(string partner, string user, MemberDraft draft, MemberRule rule)
    {
        var (id, person) = (_partners[partner], UserId.Parse(user));
        return Store(partner, f => rule(
            f, person, draft, world.BegunOrWaiting(person, id), new MembershipId(world.NewId()), world.Now));
    }

    private PartnerUser? Member(string partner, string user) => world.MemberOf(UserId.Parse(user), _partners[partner]);

    private static RoleDraft Draft(
        string name, IList<string>? scopes, IList<string>? features, bool withoutDefaults, ScopeSet actorScopes) =>
        new(name, scopes is { } s ? [.. s] : null, features is { } f ? [.. f] : null, withoutDefaults, actorScopes);

    // What is refused has changed nothing, and what is done has changed nothing but by events.
    private string? Store(string tenant, Func<TenantFacts?, Outcome<TenantChange>> rule)
    {
        var before = world.Tenant(Tenant(tenant));
        var outcome = rule(before);
        var code = world.Store(Tenant(tenant), outcome);
        Assert.True(code is null || ReferenceEquals(before, world.Tenant(Tenant(tenant))));
        return code;
    }

    private string? Store(string partner, Func<PartnerFacts?, Outcome<PartnerChange>> rule) =>
        world.Store(_partners[partner], rule(world.Partner(_partners[partner])));

    private CommandStamp Stamp(string by) => new(UserId.Parse(by), world.Now);

    private DateTimeOffset? At(TimeSpan? sinceBegin) => begin + sinceBegin;

    private static GroupId? Group(string? name) => name is null ? null : GroupId.Parse(name);

    private static InformationLevel Level(IList<string> shown) => new(
        shown.Contains("estimatedLoad"), shown.Contains("measuredPeakLoad"), shown.Contains("deviceProperties"), shown.Contains("customProperties"));

    private static MemberModel Model(string word) => Enum.Parse<MemberModel>(word, ignoreCase: true);

    private static AdminAccess Access(string word) => Enum.Parse<AdminAccess>(word, ignoreCase: true);

    private static MemberRole Role(string word) => Enum.Parse<MemberRole>(word, ignoreCase: true);

    private delegate Outcome<PartnerChange> MemberRule(
        PartnerFacts? facts, UserId user, MemberDraft draft, MembershipFacts? current, MembershipId membership, DateTimeOffset at);
}
