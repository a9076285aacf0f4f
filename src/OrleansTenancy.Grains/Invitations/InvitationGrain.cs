using System.Collections.Immutable;
using Orleans.Placement;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Invitations;

/// <summary>
/// The secrets of one invitation. The hash of a secret is stored before the secret is handed out, so what is in
/// somebody's mail always works; the tenant, which owns the invitation, says for how long.
/// </summary>
[GrainType("invitation"), Immovable]
internal sealed class InvitationGrain : Grain, IInvitationGrain, IInvitationReads
{
    // A mail is sent again when its answer was lost; so many copies of one sending can be in somebody's mailbox.
    private const int CopiesMax = 8;

    private readonly ISecretMaker _secrets;
    private readonly Committed<StoredInvitation> _committed;

    public InvitationGrain(
        [PersistentState("invitation", StorageNames.Tenancy)] IPersistentState<StoredInvitation> storage,
        ISecretMaker secrets)
    {
        _secrets = secrets;
        _committed = new Committed<StoredInvitation>(storage, DeactivateOnIdle);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _committed.Load();
        return Task.CompletedTask;
    }

    public async Task<IssuedSecret?> Issue(InvitationCopy copy)
    {
        // The tenant committed the sending before anybody could order its mail: what it does not know is over.
        var waiting = await GrainFactory.GetGrain<ITenantReads>(copy.Tenant.GrainKey).Waits(copy);
        if (!waiting)
        {
            return null;
        }

        var stored = _committed.Value;
        var secret = _secrets.Next(InvitationToken.SecretLength);
        var hashes = stored.Copy == copy ? stored.Hashes : [];
        if (hashes.Length == CopiesMax)
        {
            hashes = hashes.RemoveAt(0);
        }

        await _committed.Commit(new StoredInvitation { Copy = copy, Hashes = hashes.Add(SecretHash.Of(secret)) });
        return new IssuedSecret(secret);
    }

    public Task Forget()
    {
        DeactivateOnIdle();
        return _committed.Value.Copy is null ? Task.CompletedTask : _committed.Clear();
    }

    public ValueTask<InvitationCopy?> Redeem(ImmutableArray<byte> secret)
    {
        var stored = _committed.Value;
        if (stored.Copy is null)
        {
            // V16: whoever asks for ids that there are not keeps no memory busy.
            DeactivateOnIdle();
        }

        return new(SecretHash.IsOneOf(secret, stored.Hashes) ? stored.Copy : null);
    }
}
