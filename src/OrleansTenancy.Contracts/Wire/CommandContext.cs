using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire;

/// <summary>Who gives a command. The identity comes from the validated token and from nowhere else.</summary>
/// <param name="Actor">The person, or the client that acts for the platform.</param>
/// <param name="OperationId">
/// Names the attempt (X.11): a repeat with the same id gets the first answer. Null: the caller gave none.
/// </param>
/// <param name="Fingerprint">
/// What is attempted, in one hash: the id with another one is refused. Null only without an id.
/// </param>
/// <param name="Token">The personal access token by which the person acts; null: none.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.CommandContext)]
public sealed record CommandContext(
    [property: Id(0)] UserId Actor,
    [property: Id(1)] string? OperationId = null,
    [property: Id(2)] string? Fingerprint = null,
    [property: Id(3)] TokenId? Token = null);
