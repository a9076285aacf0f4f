using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Grains.Leases;

/// <summary>What a person holds, as other silos decide from it.</summary>
/// <param name="Facts">Grants, assignments, memberships.</param>
/// <param name="Tokens">By what they may ask.</param>
[GenerateSerializer, Immutable, Alias(LeaseAliases.PersonCopy)]
internal sealed record PersonCopy(
    [property: Id(0)] PersonFacts Facts, [property: Id(1)] ImmutableArray<AccessTokenFacts> Tokens);
