using System.Collections.Immutable;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Wire;

namespace OrleansTenancy.Grains.State;

/// <summary>
/// The row of an invitation: the hashes of the secrets that were mailed. Nothing in it opens anything.
/// </summary>
[GenerateSerializer, Immutable, Alias(WireAliases.StoredInvitation)]
internal sealed record StoredInvitation
{
    /// <summary>The sending that the hashes belong to; null: none was made.</summary>
    [Id(0)]
    public InvitationCopy? Copy { get; init; }

    /// <summary>One for each mail of that sending, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<ImmutableArray<byte>> Hashes { get; init; } = [];
}
