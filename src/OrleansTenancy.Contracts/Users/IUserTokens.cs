using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Users;

/// <summary>The personal access tokens of a person; same grain and key as <see cref="IUserGrain"/>.</summary>
[Alias("tenancy.IUserTokens")]
public interface IUserTokens : IGrainWithStringKey
{
    /// <summary>Makes a token. The secret never comes here: only its hash does.</summary>
    [Alias("Create")]
    Task<Reply<TokenView>> Create(CreateTokenCommand command);

    /// <summary>Takes a token away. When it returns, no later request anywhere is let in by it.</summary>
    [Alias("Revoke")]
    Task<Reply<Done>> Revoke(RevokeTokenCommand command);

    /// <summary>All tokens that were not taken away, in the order in which they were made.</summary>
    /// <remarks>Interleaves; safe because it reads the last committed facts and does not await.</remarks>
    [AlwaysInterleave, Alias("List")]
    ValueTask<ImmutableArray<TokenView>> List();

    /// <summary>
    /// What a presented token is worth now: null when there is no such token, when the secret is another one, and when
    /// it is not in force; nobody learns which.
    /// </summary>
    /// <param name="id">The token.</param>
    /// <param name="secretHash">SHA-256 of the secret that was presented.</param>
    /// <remarks>Interleaves; safe because it reads the last committed facts and does not await.</remarks>
    [AlwaysInterleave, Alias("Recognise")]
    ValueTask<TokenReply?> Recognise(TokenId id, ImmutableArray<byte> secretHash);
}
