using System.Collections.Immutable;
using Orleans.Concurrency;

namespace OrleansTenancy.Contracts.Invitations;

/// <summary>Whose secret it is; same grain and key as <see cref="IInvitationGrain"/>.</summary>
/// <remarks>
/// Interleaves with a write in flight. That is safe because it returns, without awaiting, what the last committed state
/// says, and because nothing follows from the answer before the tenant has looked at it.
/// </remarks>
[Alias("tenancy.IInvitationReads")]
public interface IInvitationReads : IGrainWithStringKey
{
    /// <summary>The sending that a secret belongs to; null: none. Compares in constant time.</summary>
    [AlwaysInterleave, Alias("Redeem")]
    ValueTask<InvitationCopy?> Redeem(ImmutableArray<byte> secret);
}
