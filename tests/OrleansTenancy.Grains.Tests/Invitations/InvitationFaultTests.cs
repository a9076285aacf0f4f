using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Testing.Cluster;
using OrleansTenancy.Testing.Mail;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Invitations;

/// <summary>A crash between any two writes leaves an invitation acceptable, or accepted with the grant in force.</summary>
[Collection(OneSiloTests.Name)]
public sealed class InvitationFaultTests(OneSilo silo)
{
    private readonly World _world = silo.World;
    private readonly Inviting _inviting = new(silo.World);

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task EN_5_an_acceptance_whose_write_fails_is_whole_or_not_there(WriteFault fault)
    {
        var (carla, email, tenant, token) = await Invited();
        _world.Cluster.Storage.FailNext(tenant.GrainKey, fault);

        await Assert.ThrowsAnyAsync<Exception>(() => _inviting.Accept(token, carla, email));

        if (fault == WriteFault.Before)
        {
            await Retried(async () => Done((await _inviting.Accept(token, carla, email))!));
        }

        await Eventually.Holds(async () =>
        {
            // Any question wakes the owner, which then goes on with what it owes.
            await Retried(() => _world.Reads(tenant).View().AsTask());
            return (await Retried(() => _world.Ask(carla, tenant, "read:alert"))).IsAllowed;
        });
        await Eventually.Holds(() => Task.FromResult(!_inviting.HasRow(token.Id)));
        Assert.Null(await _inviting.Accept(token, NewUser("mallory"), email));
        Assert.Empty(await _world.Reads(tenant).Invitations(null));
    }

    [Fact]
    public async Task EN_5_an_acceptance_that_did_not_reach_the_person_comes_into_force_later_and_only_once()
    {
        var (carla, email, tenant, token) = await Invited();
        _world.Cluster.Calls.Break(carla.GrainKey, nameof(IUserGrain.Apply));
        await Assert.ThrowsAsync<TimeoutException>(() => _inviting.Accept(token, carla, email));
        await _world.Cluster.Deactivate(_world.Tenant(tenant));
        _world.Cluster.Calls.Repair(carla.GrainKey, nameof(IUserGrain.Apply));

        await _world.Reads(tenant).View();
        await Eventually.Holds(async () => (await _world.Ask(carla, tenant, "read:alert")).IsAllowed);
        var person = (await _world.User(carla).InTenant(tenant)).Standing!;
        Assert.Single(person.Own);
        Assert.Null(await _inviting.Accept(token, NewUser("mallory"), email));
    }

    [Fact]
    public async Task V8_a_used_invitation_whose_secret_is_still_there_opens_nothing()
    {
        var (carla, email, tenant, token) = await Invited();
        _world.Cluster.Calls.Break(token.Id.GrainKey, nameof(IInvitationGrain.Forget));
        Done((await _inviting.Accept(token, carla, email))!);
        Assert.True(_inviting.HasRow(token.Id));

        var mallory = NewUser("mallory");
        Refused(RefusalCodes.InvitationUnknown, (await _inviting.Accept(token, mallory, email))!);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(mallory, tenant, "read:alert")).Code);

        _world.Cluster.Calls.Repair(token.Id.GrainKey, nameof(IInvitationGrain.Forget));
        await Eventually.Holds(() => Task.FromResult(!_inviting.HasRow(token.Id)));
    }

    [Fact]
    public async Task V8_of_two_who_accept_at_the_same_time_one_does()
    {
        var (_, email, tenant, token) = await Invited();
        UserId[] users = [.. Enumerable.Range(0, 6).Select(_ => NewUser("racer"))];

        var answers = await Task.WhenAll(users.Select(u => _inviting.Accept(token, u, email)));

        Assert.Single(answers, a => a?.IsRefused == false);
        var codes = await Task.WhenAll(users.Select(u => _world.Ask(u, tenant, "read:alert")));
        Assert.Single(codes, c => c.IsAllowed);
    }

    [Fact]
    public async Task C23_a_mail_whose_answer_was_lost_comes_again_as_the_same_mail_and_works()
    {
        var (owner, carla, email) = (NewUser("owner"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        _world.Cluster.Mail.Break(email, MailFault.AnswerLost);
        Done(await _inviting.Invite(tenant, owner, email));
        await _inviting.Token(email, mail: 2);
        _world.Cluster.Mail.Repair(email);

        Assert.Single(_inviting.Mails(email).Distinct());
        Done((await _inviting.Accept(await _inviting.Token(email), carla, email))!);
    }

    [Fact]
    public async Task V8_every_copy_of_one_sending_works_and_only_one_of_them_once()
    {
        var (carla, email, _, first) = await Invited();
        var grain = _world.Cluster.Grain<IInvitationGrain>(first.Id.GrainKey);
        var copy = (await _inviting.Redeem(first))!;
        var second = new InvitationToken(first.Id, (await grain.Issue(copy))!.Secret);
        Assert.False(first.Secret.AsSpan().SequenceEqual(second.Secret.AsSpan()));
        Assert.NotNull(await _inviting.Redeem(first));
        Assert.NotNull(await _inviting.Redeem(second));

        // There is a limit to how many can be somewhere: the oldest go.
        for (var i = 0; i < 7; i++)
        {
            Assert.NotNull(await grain.Issue(copy));
        }

        Assert.Null(await _inviting.Redeem(first));
        Done((await _inviting.Accept(second, carla, email))!);
        Assert.Null(await _inviting.Accept(second, NewUser("mallory"), email));
    }

    [Fact]
    public async Task C23_a_mail_that_waits_is_not_sent_for_an_invitation_that_is_over()
    {
        var (owner, email) = (NewUser("owner"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        _world.Cluster.Mail.Break(email, MailFault.Refused);
        var before = _world.Cluster.Mail.Attempts;
        var invitation = Done(await _inviting.Invite(tenant, owner, email)).Facts;
        await Eventually.Holds(() => Task.FromResult(_world.Cluster.Mail.Attempts > before));
        Done(await _inviting.Cancel(tenant, owner, invitation.Id));
        _world.Cluster.Mail.Repair(email);

        await Eventually.Holds(() => Task.FromResult(!_world.Cluster.Storage.Rows.Keys.Any(k => k.State == "mail")));
        Assert.Empty(_inviting.Mails(email));
        Assert.False(_inviting.HasRow(invitation.Id));
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task V8_a_secret_is_mailed_only_when_its_hash_is_stored(WriteFault fault)
    {
        var (owner, carla, email) = (NewUser("owner"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        _world.Cluster.Calls.BreakAll(nameof(IInvitationGrain.Issue));
        var invitation = Done(await _inviting.Invite(tenant, owner, email)).Facts;
        _world.Cluster.Storage.FailNext(invitation.Id.GrainKey, fault);
        _world.Cluster.Calls.RepairAll(nameof(IInvitationGrain.Issue));

        var token = await _inviting.Token(email);
        Assert.False(_world.Cluster.Storage.WillFail(invitation.Id.GrainKey));
        Assert.Single(_inviting.Mails(email));
        Done((await _inviting.Accept(token, carla, email))!);
    }

    [Fact]
    public async Task EN_2_no_command_waits_for_a_mail_that_cannot_be_taken_over()
    {
        var (owner, email) = (NewUser("owner"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        _world.Cluster.Calls.BreakAll(nameof(IMailGrain.Post));
        Done(await _inviting.Invite(tenant, owner, email));
        Done(await _world.CreateGroup(tenant, owner, "g"));
        Assert.Empty(_inviting.Mails(email));

        await _world.Cluster.Deactivate(_world.Tenant(tenant));
        _world.Cluster.Calls.RepairAll(nameof(IMailGrain.Post));
        await _world.Reads(tenant).View();
        await _inviting.Token(email);
    }

    private async Task<(UserId Carla, EmailAddress Email, TenantId Tenant, InvitationToken Token)> Invited()
    {
        var (owner, carla, email) = (NewUser("owner"), NewUser("carla"), Inviting.NewEmail());
        var tenant = await _world.CreateTenant(owner);
        Done(await _inviting.Invite(tenant, owner, email));
        return (carla, email, tenant, await _inviting.Token(email));
    }

    private static async Task<T> Retried<T>(Func<Task<T>> attempt)
    {
        T? result = default;
        await Eventually.Holds(async () =>
        {
            try
            {
                result = await attempt();
                return true;
            }
            catch (InvalidOperationException)
            {
                // The activation of the failed write is on its way out.
                return false;
            }
        });
        return result!;
    }
}
