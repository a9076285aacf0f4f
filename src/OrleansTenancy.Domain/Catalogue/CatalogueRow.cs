namespace OrleansTenancy.Domain.Catalogue;

/// <summary>One line of a catalogue text.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Section">First column.</param>
/// <param name="Feature">Second column.</param>
/// <param name="Scope">Third column.</param>
/// <param name="Reach">Fourth column.</param>
/// <param name="Note">Fifth column, may be empty.</param>
internal sealed record CatalogueRow(
    int Line, string Section, string Feature, string Scope, ScopeReach Reach, string Note);
