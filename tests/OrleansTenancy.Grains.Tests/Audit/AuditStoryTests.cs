using System.Collections.Immutable;
using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Tests.Invitations;
using OrleansTenancy.Testing.Cluster;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Audit;

/// <summary>X.9: what stands in the trails after people have worked.</summary>
[Collection(OneSiloTests.Name)]
public sealed class AuditStoryTests(OneSilo silo)
{
    private readonly World _world = silo.World;
    private readonly Trails _trails = new(silo.World);
    private readonly Inviting _inviting = new(silo.World);

    [Fact]
    public async Task X_9_E1_8_E1_9_every_change_is_in_the_trail_of_the_tenant_and_of_the_partner_in_its_order()
    {
        var (owner, user, chief, tech) = (NewUser("owner"), NewUser("user"), NewUser("chief"), NewUser("tech"));
        var partner = await _world.CreatePartner(chief);
        Done(await _world.AddMember(partner, chief, tech));
        var tenant = await _world.CreateTenant(owner);
        Done(await _world.Tenant(tenant).Rename(new(new(owner), "The Bakery")));
        await _world.Link(tenant, owner, partner, chief);
        Done(await _world.CreateGroup(tenant, owner, "hall"));
        Done(await _world.Grant(tenant, owner, user, "enterprise-viewer"));
        Done(await _world.Assign(tenant, partner, chief, tech));
        Done(await _world.Unassign(tenant, partner, chief, tech));
        Done(await _world.Tenant(tenant).SetAutoAdd(new SetAutoAddCommand(new(chief), partner, true, 2, null)));
        Done(await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));
        Done(await _world.Partner(partner).RemoveMember(new(new(chief), tech)));

        var own = await _trails.Of(tenant);
        Assert.Equal(
            [
                "tenant.created", "user.roles-set", "tenant.renamed", "link.requested", "link.accepted", "group.created",
                "user.roles-set", "access.granted", "access.revoked", "access.auto-add-set", "link.ended",
            ],
            await _trails.Actions(own));
        Assert.Equal(
            [
                "partner.created", "member.added", "member.added", "link.requested", "link.accepted",
                "access.granted", "access.revoked", "access.auto-add-set", "link.ended", "member.removed",
            ],
            await _trails.Actions(Trails.Of(partner)));
        await _trails.IsWhole(own);
        await _trails.IsWhole(Trails.Of(partner));

        var records = await _trails.Read(own);
        Assert.Equal([owner.Value, chief.Value], records.Where(r => r.Entry.Action.StartsWith("link.", StringComparison.Ordinal)).Take(2).Select(r => r.Entry.Actor));
        Assert.All(records, r => Assert.Equal(tenant.Value, r.Entry.Tenant));
        var ids = records.Select(r => r.Entry.Id).ToHashSet();
        Assert.Equal(6, (await _trails.Read(Trails.Of(partner))).Count(r => ids.Contains(r.Entry.Id)));
        var revoked = records.Single(r => r.Entry.Action == AuditActions.AccessRevoked).Entry;
        Assert.Equal(("True", "False"), (Trails.Member(revoked.Before, "assigned"), Trails.Member(revoked.After, "assigned")));
        var removed = (await _trails.Read(Trails.Of(partner)))[^1].Entry;
        Assert.Equal((tech.Value, "technician"), (Trails.Member(removed.Before, "userId"), Trails.Member(removed.Before, "role")));
    }

    [Fact]
    public async Task X_9_EN_2_invitations_are_recorded_without_their_secrets()
    {
        var (owner, carla) = (NewUser("owner"), NewUser("carla"));
        var tenant = await _world.CreateTenant(owner);
        var email = Inviting.NewEmail();
        var invited = Done(await _inviting.Invite(tenant, owner, email));
        await _inviting.Token(email);
        Done(await _inviting.Resend(tenant, owner, invited.Facts.Id));
        var other = Done(await _inviting.Invite(tenant, owner, Inviting.NewEmail()));
        Done(await _inviting.Cancel(tenant, owner, other.Facts.Id));
        var token = await _inviting.Token(email, 2);
        Assert.NotNull((await _inviting.Accept(token, carla, email))?.Value);

        var own = await _trails.Of(tenant);
        Assert.Equal(
            [
                "invitation.created", "invitation.resent", "invitation.created", "invitation.cancelled",
                "user.roles-set", "invitation.accepted",
            ],
            (await _trails.Actions(own)).Skip(2));
        var text = string.Concat((await _trails.Read(own)).Select(r => r.Entry.Before + r.Entry.After));
        Assert.Contains(email.Value, text, StringComparison.Ordinal);
        var codes = _inviting.Mails(email).SelectMany(m => m.Text.Split('\n')).Where(l => InvitationToken.Read(l) is not null).ToArray();
        Assert.Equal(2, codes.Length);
        Assert.All(codes, c => Assert.DoesNotContain(c.Trim()[20..], text, StringComparison.Ordinal));
        Assert.DoesNotContain("accept the invitation", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X_9_tokens_are_recorded_with_their_owner_and_with_the_tenant_that_they_are_for()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var uid = (await _world.Reads(tenant).View())!.Uid;
        var tokens = _world.Cluster.Grain<IUserTokens>(owner.GrainKey);
        var anywhere = Done(await tokens.Create(Create(owner, TokenNarrowing.None)));
        var here = Done(await tokens.Create(Create(owner, new TokenNarrowing(tenant, uid, null))));
        Done(await tokens.Revoke(new RevokeTokenCommand(new(owner), anywhere.Id)));
        Done(await tokens.Revoke(new RevokeTokenCommand(new(owner), here.Id)));

        var person = await _trails.Read(Trails.Of(owner));
        Assert.Equal(["token.created", "token.created", "token.revoked", "token.revoked"], person.Select(r => r.Entry.Action));
        Assert.DoesNotContain(person, r => string.Concat(r.Entry.Tenant, r.Entry.Before, r.Entry.After).Contains(tenant.Value, StringComparison.Ordinal));
        var inTenant = (await _trails.Read(await _trails.Of(tenant))).Where(r => r.Entry.Action.StartsWith("token.", StringComparison.Ordinal)).ToArray();
        Assert.Equal([here.Id.ToString()], inTenant.Select(r => Trails.Member(r.Entry.Before ?? r.Entry.After, "tokenId")).Distinct());
        Assert.Equal(["token.created", "token.revoked"], inTenant.Select(r => r.Entry.Action));
        await _trails.IsWhole(Trails.Of(owner));
    }

    [Fact]
    public async Task X_9_ID_27_that_a_token_ended_with_its_tenant_is_in_the_trail_of_its_owner_without_the_tenant()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var uid = (await _world.Reads(tenant).View())!.Uid;
        var made = Done(await _world.Cluster.Grain<IUserTokens>(owner.GrainKey)
            .Create(Create(owner, new TokenNarrowing(tenant, uid, null))));
        Done(await _world.Tenant(tenant).Delete(new DeleteTenantCommand(new(owner), null)));

        await Eventually.Holds(async () => (await _trails.Read(Trails.Of(owner))).Length == 2);
        var ended = (await _trails.Read(Trails.Of(owner)))[1].Entry;
        Assert.Equal(("token.revoked", "~platform"), (ended.Action, ended.Actor));
        Assert.Equal(made.Id.ToString(), Trails.Member(ended.Before, "tokenId"));
        Assert.DoesNotContain(tenant.Value, ended.ToString(), StringComparison.Ordinal);
        await _trails.IsWhole(Trails.Of(owner));
    }

    [Fact]
    public async Task ID_27_V15_of_a_deleted_tenant_the_fact_stays_and_its_next_life_has_a_trail_of_its_own()
    {
        var (owner, chief, other) = (NewUser("owner"), NewUser("chief"), NewUser("other"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        Done(await _world.CreateGroup(tenant, owner, "secret-hall"));
        var old = await _trails.Of(tenant);

        Done(await _world.Tenant(tenant).Delete(new DeleteTenantCommand(new(other), null)));
        await Eventually.Holds(async () => (await _trails.Read(old)).Length == 1);

        var tombstone = (await _trails.Read(old))[0];
        Assert.Equal(
            (6L, "tenant.deleted", other.Value, tenant.Value),
            (tombstone.Sequence, tombstone.Entry.Action, tombstone.Entry.Actor, tombstone.Entry.Tenant));
        Assert.Equal((null, null, null), (tombstone.Entry.Before, tombstone.Entry.After, tombstone.Entry.Partner));
        await _trails.IsWhole(old);
        Assert.False(await _trails.Grain(old).RecordLogin(new LoginAudit(tenant, owner, "member", null, [])));
        Assert.Single(await _trails.Read(old));
        Assert.Equal("tenant.deleted", (await _trails.Actions(Trails.Of(partner)))[^1]);
        Assert.DoesNotContain(_world.Cluster.Audit.All, r => (r.Entry.Before + r.Entry.After).Contains("secret-hall", StringComparison.Ordinal));

        Done(await _world.Tenant(tenant).Create(new CreateTenantCommand(new(other), "Again", other, null)));
        var fresh = await _trails.Of(tenant);
        Assert.NotEqual(old, fresh);
        Assert.Equal(["tenant.created", "user.roles-set"], await _trails.Actions(fresh));
        Assert.Single(await _trails.Read(old));
    }

    [Fact]
    public async Task X_9_many_tenants_write_into_the_trail_of_one_partner_without_a_gap()
    {
        const int Tenants = 12;
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        await Task.WhenAll(Enumerable.Range(0, Tenants).Select(async _ =>
        {
            var tenant = await _world.CreateTenant(owner);
            await _world.Link(tenant, owner, partner, chief);
        }));

        var records = await _trails.Read(Trails.Of(partner));
        Assert.Equal(Enumerable.Range(1, 2 + (2 * Tenants)).Select(i => (long)i), records.Select(r => r.Sequence));
        Assert.All(
            records.Where(r => r.Entry.Tenant is not null).GroupBy(r => r.Entry.Tenant),
            g => Assert.Equal(["link.requested", "link.accepted"], g.Select(r => r.Entry.Action)));
        await _trails.IsWhole(Trails.Of(partner));
    }

    private static CreateTokenCommand Create(UserId owner, TokenNarrowing narrowing)
    {
        ImmutableArray<byte> hash = [.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()];
        return new CreateTokenCommand(new(owner), "ci", hash, null, DateTimeOffset.UtcNow.AddDays(1), narrowing);
    }
}
