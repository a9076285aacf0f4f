namespace OrleansTenancy.Domain.Catalogue;

/// <summary>One scope of a catalogue (E2.17).</summary>
/// <param name="Ordinal">
/// Its place in this catalogue and its bit in a <see cref="ScopeSet"/>; never stored, for it may differ between
/// deployments.
/// </param>
/// <param name="Name"><c>verb:object[:qualifier]</c>.</param>
/// <param name="Reach">What it does through a role that is held for groups (E2.14).</param>
/// <param name="AlwaysOn">E2.18: part of every role, cannot be removed.</param>
/// <param name="OnByDefault">E2.19: part of a new role unless its maker says otherwise.</param>
public sealed record ScopeEntry(int Ordinal, string Name, ScopeReach Reach, bool AlwaysOn, bool OnByDefault);
