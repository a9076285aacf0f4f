using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;

namespace OrleansTenancy.Domain.Roles;

/// <summary>A role as its maker wants it (E2.17-23).</summary>
/// <param name="Name">Display name.</param>
/// <param name="Scopes">Scope names; null: none named.</param>
/// <param name="Features">Catalogue options as <c>section/feature</c>; null: none named.</param>
/// <param name="WithoutDefaults">E2.19: leave out what is on by default.</param>
/// <param name="ActorScopes">What its maker holds for the whole tenant (X.1).</param>
public sealed record RoleDraft(
    string Name,
    ImmutableArray<string>? Scopes,
    ImmutableArray<string>? Features,
    bool WithoutDefaults,
    ScopeSet ActorScopes);
