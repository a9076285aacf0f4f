using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Grains.Mail;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Invitations;

/// <summary>Invites, reads the mail as the invited person does, and accepts as the gateway does.</summary>
public sealed class Inviting(World world)
{
    private static int _made;

    public static EmailAddress NewEmail() => EmailAddress.Parse($"carla-{Interlocked.Increment(ref _made)}@invited.example");

    public Task<Reply<InvitationView>> Invite(
        TenantId tenant, UserId by, EmailAddress email, string? role = null, PartnerId? partner = null) =>
        world.Tenant(tenant).Invite(new InviteCommand(
            new(by), email, role is null ? null : new WantedRole(RoleId.Parse(role), null, null, null), partner, null, null));

    public Task<Reply<InvitationView>> Resend(TenantId tenant, UserId by, InvitationId invitation) =>
        world.Tenant(tenant).ResendInvitation(new ResendInvitationCommand(new(by), invitation, null));

    public Task<Reply<Done>> Cancel(TenantId tenant, UserId by, InvitationId invitation) =>
        world.Tenant(tenant).CancelInvitation(new CancelInvitationCommand(new(by), invitation, null));

    /// <summary>The token in the n-th mail of an address.</summary>
    public async Task<InvitationToken> Token(EmailAddress email, int mail = 1)
    {
        await Eventually.Holds(() => Task.FromResult(Mails(email).Count >= mail));
        return TokenOf(Mails(email)[mail - 1]);
    }

    public IReadOnlyList<MailMessage> Mails(EmailAddress email) => world.Cluster.Mail.To(email);

    public static InvitationToken TokenOf(MailMessage mail) =>
        Assert.Single(mail.Text.Split('\n').Select(InvitationToken.Read), t => t is not null)!;

    public ValueTask<InvitationCopy?> Redeem(InvitationToken token) =>
        world.Cluster.Grain<IInvitationReads>(token.Id.GrainKey).Redeem(token.Secret);

    /// <summary>Null: the secret is none.</summary>
    public async Task<Reply<AcceptedInvitation>?> Accept(InvitationToken token, UserId by, EmailAddress email) =>
        await Redeem(token) is { } copy
            ? await world.Tenant(copy.Tenant).AcceptInvitation(new AcceptInvitationCommand(new(by), copy, email))
            : null;

    /// <summary>The copy of an invitation as its tenant sent it last, whether or not it was mailed.</summary>
    public async Task<InvitationCopy> Copy(TenantId tenant, InvitationView invitation)
    {
        var view = await world.Reads(tenant).View();
        return new InvitationCopy(invitation.Facts.Id, tenant, view!.Uid, invitation.Facts.Generation);
    }

    public bool HasRow(InvitationId invitation) =>
        world.Cluster.Storage.Rows.Keys.Any(k => k.Grain.Key.ToString() == invitation.GrainKey);
}
