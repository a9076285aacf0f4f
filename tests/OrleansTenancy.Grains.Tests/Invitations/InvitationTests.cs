using System.Text;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Testing.Cluster;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Invitations;

/// <summary>From the invitation through the mail to the grant, with everything that may come in between.</summary>
[Collection(OneSiloTests.Name)]
public sealed class InvitationTests(OneSilo silo)
{
    private readonly World _world = silo.World;
    private readonly Inviting _inviting = new(silo.World);

    [Fact]
    public async Task EN_2_EN_3_EN_5_V8_an_invitation_goes_by_mail_and_opens_the_tenant_once()
    {
        var (owner, carla, email) = (NewUser("owner"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        var invitation = Done(await _inviting.Invite(tenant, owner, email)).Facts;
        var token = await _inviting.Token(email);
        Assert.Equal(invitation.Id, token.Id);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(carla, tenant, "read:alert")).Code);

        var accepted = Done((await _inviting.Accept(token, carla, email))!);
        Assert.Equal((tenant, "Tenant", RoleId.Parse("enterprise-viewer")), (accepted.Tenant, accepted.DisplayName, accepted.Role));
        var allowed = await _world.Ask(carla, tenant, "read:alert");
        Assert.Equal((DecisionCode.Allowed, AccessSource.Member), (allowed.Code, allowed.Source));
        Assert.False((await _world.Ask(carla, tenant, "create:role")).IsAllowed);

        var mallory = NewUser("mallory");
        Assert.Null(await _inviting.Accept(token, mallory, email));
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(mallory, tenant, "read:alert")).Code);
        Assert.Empty(await _world.Reads(tenant).Invitations(null));
        Assert.False(_inviting.HasRow(invitation.Id));
        Assert.Equal("access.granted", (await _world.InboxOf(tenant))[^1].Content.Type);
    }

    [Fact]
    public async Task V8_the_secret_is_stored_nowhere()
    {
        var (owner, email) = (NewUser("owner"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        Done(await _inviting.Invite(tenant, owner, email));
        var token = await _inviting.Token(email);

        Assert.True(_inviting.HasRow(token.Id));
        byte[][] traces = [[.. token.Secret], Encoding.UTF8.GetBytes(token.Text())];
        foreach (var row in _world.Cluster.Storage.Rows.Values)
        {
            Assert.All(traces, t => Assert.Equal(-1, row.Bytes.AsSpan().IndexOf(t)));
        }
    }

    [Fact]
    public async Task V8_another_address_gets_what_a_wrong_secret_gets()
    {
        var (owner, email) = (NewUser("owner"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        Done(await _inviting.Invite(tenant, owner, email));
        var token = await _inviting.Token(email);

        var other = (await _inviting.Accept(token, NewUser("mallory"), Inviting.NewEmail()))!;
        Refused(RefusalCodes.InvitationUnknown, other);
        Assert.Null(await _inviting.Accept(token with { Secret = token.Secret.SetItem(0, (byte)(token.Secret[0] ^ 1)) }, NewUser("m"), email));
        Assert.Null(await _inviting.Accept(token with { Id = new InvitationId(Guid.NewGuid()) }, NewUser("m"), email));
        Done((await _inviting.Accept(token, NewUser("carla"), EmailAddress.Parse(email.Value.ToUpperInvariant())))!);
    }

    [Fact]
    public async Task V16_asking_for_invitations_that_there_are_not_leaves_no_row()
    {
        var rows = _world.Cluster.Storage.Rows.Count;
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await _inviting.Redeem(new InvitationToken(new InvitationId(Guid.NewGuid()), [.. new byte[16]])));
        }

        Assert.Equal(rows, _world.Cluster.Storage.Rows.Count);
    }

    [Fact]
    public async Task C23_V8_resending_kills_the_old_secret_at_once()
    {
        var (owner, carla, email) = (NewUser("owner"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        var invitation = Done(await _inviting.Invite(tenant, owner, email)).Facts;
        var first = await _inviting.Token(email);
        var copyOfFirst = (await _inviting.Redeem(first))!;

        Assert.Equal(2, Done(await _inviting.Resend(tenant, owner, invitation.Id)).Facts.Generation);
        var late = await _world.Tenant(tenant).AcceptInvitation(new AcceptInvitationCommand(new(carla), copyOfFirst, email));
        Refused(RefusalCodes.InvitationUnknown, late);
        var second = await _inviting.Token(email, mail: 2);
        Assert.Null(await _inviting.Accept(first, carla, email));
        Done((await _inviting.Accept(second, carla, email))!);
        Assert.Equal(2, _inviting.Mails(email).Select(m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task EN_6_a_pending_invitation_can_be_cancelled()
    {
        var (owner, carla, email) = (NewUser("owner"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        var invitation = Done(await _inviting.Invite(tenant, owner, email)).Facts;
        var token = await _inviting.Token(email);
        var copy = (await _inviting.Redeem(token))!;

        Done(await _inviting.Cancel(tenant, owner, invitation.Id));

        Assert.Null(await _inviting.Accept(token, carla, email));
        Refused(RefusalCodes.InvitationUnknown, await _world.Tenant(tenant).AcceptInvitation(new AcceptInvitationCommand(new(carla), copy, email)));
        Refused(RefusalCodes.InvitationUnknown, await _inviting.Cancel(tenant, owner, invitation.Id));
        Refused(RefusalCodes.InvitationUnknown, await _inviting.Resend(tenant, owner, invitation.Id));
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(carla, tenant, "read:alert")).Code);
        Assert.False(_inviting.HasRow(invitation.Id));
    }

    [Fact]
    public async Task X_1_V8_who_lost_the_scopes_can_no_longer_bring_anybody_in()
    {
        var (owner, inviter, carla, email) = (NewUser("owner"), NewUser("inviter"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        Done(await _world.Grant(tenant, owner, inviter, "enterprise-admin"));
        Done(await _inviting.Invite(tenant, inviter, email, "group-admin"));
        var token = await _inviting.Token(email);

        Done(await _world.Grant(tenant, owner, inviter, "enterprise-viewer"));
        Refused(RefusalCodes.InvitationVoid, (await _inviting.Accept(token, carla, email))!);
        Done(await _world.SetRoles(tenant, owner, inviter, []));
        Refused(RefusalCodes.InvitationVoid, (await _inviting.Accept(token, carla, email))!);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(carla, tenant, "read:alert")).Code);

        Done(await _world.Grant(tenant, owner, inviter, "group-admin"));
        Done((await _inviting.Accept(token, carla, email))!);
    }

    [Fact]
    public async Task C24_an_external_user_is_no_member_and_keeps_what_the_tenant_granted_after_the_link()
    {
        var (owner, chief, carla, email) = (NewUser("owner"), NewUser("chief"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        var partner = await _world.CreatePartner(chief);
        await _world.Link(tenant, owner, partner, chief);
        Done(await _inviting.Invite(tenant, chief, email, partner: partner));
        Assert.Single(await _world.Reads(tenant).Invitations(partner));
        Assert.Empty(await _world.Reads(tenant).Invitations(new PartnerId(Guid.NewGuid())));

        var accepted = Done((await _inviting.Accept(await _inviting.Token(email), carla, email))!);
        Assert.Equal("partner", accepted.Role.Value);
        Assert.Null((await _world.User(carla).Standing(partner)).Membership);
        Assert.Equal("access.granted", (await _world.InboxOf(partner))[^1].Content.Type);

        Done(await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));
        Assert.Equal(AccessSource.Member, (await _world.Ask(carla, tenant, "read:blueprint")).Source);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(chief, tenant, "read:blueprint")).Code);
    }

    [Fact]
    public async Task C24_a_partner_brings_nobody_in_after_the_link()
    {
        var (owner, chief, carla, email) = (NewUser("owner"), NewUser("chief"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        var partner = await _world.CreatePartner(chief);
        await _world.Link(tenant, owner, partner, chief);
        Done(await _inviting.Invite(tenant, chief, email, partner: partner));
        var token = await _inviting.Token(email);

        Done(await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));
        Refused(RefusalCodes.InvitationVoid, (await _inviting.Accept(token, carla, email))!);
        await _world.Link(tenant, owner, partner, chief);
        Refused(RefusalCodes.InvitationVoid, (await _inviting.Accept(token, carla, email))!);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(carla, tenant, "read:blueprint")).Code);
    }

    [Fact]
    public async Task ID_27_V15_V17_a_deleted_tenant_leaves_no_invitation_and_its_next_life_has_none()
    {
        var (owner, carla, email) = (NewUser("owner"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        Done(await _inviting.Invite(tenant, owner, email));
        var token = await _inviting.Token(email);
        var copy = (await _inviting.Redeem(token))!;

        Done(await _world.Tenant(tenant).Delete(new DeleteTenantCommand(new(owner), null)));
        var accept = new AcceptInvitationCommand(new(carla), copy, email);
        Refused(RefusalCodes.InvitationUnknown, await _world.Tenant(tenant).AcceptInvitation(accept));
        await Eventually.Holds(() => Task.FromResult(!_inviting.HasRow(token.Id)));

        Done(await _world.Tenant(tenant).Create(new CreateTenantCommand(new(owner), "Again", owner, null)));
        Refused(RefusalCodes.InvitationUnknown, await _world.Tenant(tenant).AcceptInvitation(accept));
        Assert.Null(await _inviting.Accept(token, carla, email));
        Assert.Null(await _world.Cluster.Grain<IInvitationGrain>(token.Id.GrainKey).Issue(copy));
        Assert.False(_inviting.HasRow(token.Id));
    }
}
