using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Contracts.Users;

/// <summary>Makes a personal access token.</summary>
/// <param name="Context">Who.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Hash">SHA-256 of its secret.</param>
/// <param name="NotBefore">In force from; null: at once.</param>
/// <param name="ExpiresAt">No longer in force at.</param>
/// <param name="Narrowing">What it leaves out of what its owner may do.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.CreateTokenCommand)]
public sealed record CreateTokenCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<byte> Hash,
    [property: Id(3)] DateTimeOffset? NotBefore,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] TokenNarrowing Narrowing);

/// <summary>Takes a personal access token away.</summary>
/// <param name="Context">Who.</param>
/// <param name="Token">The token.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.RevokeTokenCommand)]
public sealed record RevokeTokenCommand(
    [property: Id(0)] CommandContext Context, [property: Id(1)] TokenId Token);

/// <summary>A token as it is shown: never with its secret, nor with the hash of it.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TokenView)]
public sealed record TokenView(
    [property: Id(0)] TokenId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateTimeOffset? NotBefore,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] TokenNarrowing Narrowing);

/// <summary>A token that was recognised.</summary>
/// <param name="HasFewerScopes">Whether it uses only some scopes of its owner.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.TokenReply)]
public sealed record TokenReply([property: Id(0)] bool HasFewerScopes);
