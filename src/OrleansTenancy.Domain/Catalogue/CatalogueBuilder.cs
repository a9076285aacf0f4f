using System.Collections.Immutable;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Catalogue;

/// <summary>Adds rows to what a catalogue already has. What is there keeps its place and its meaning (X.4).</summary>
internal sealed class CatalogueBuilder
{
    private const string AlwaysOnNote = "always on";
    private const string OnByDefaultNote = "on by default";

    private readonly List<ScopeEntry> _scopes = [];
    private readonly Dictionary<string, ScopeEntry> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _sections = [];
    private readonly List<(string Section, string Name, HashSet<int> Scopes)> _features = [];
    private readonly Dictionary<string, int> _featureIndex = new(StringComparer.Ordinal);

    /// <summary>Begins with what a catalogue has.</summary>
    public void Begin(ScopeCatalogue catalogue)
    {
        foreach (var scope in catalogue.Scopes)
        {
            _scopes.Add(scope);
            _byName.Add(scope.Name, scope);
        }

        _sections.AddRange(catalogue.Sections);
        foreach (var feature in catalogue.Features)
        {
            _featureIndex.Add(feature.Key, _features.Count);
            var ordinals = catalogue.Scopes.Where(s => feature.Scopes.Contains(s.Ordinal)).Select(s => s.Ordinal);
            _features.Add((feature.Section, feature.Name, [.. ordinals]));
        }
    }

    /// <summary>
    /// Adds rows; answers the first fault or null. Notes give a scope its defaults only in the catalogue of the
    /// product: a deployment cannot put a scope into every role.
    /// </summary>
    public string? Add(ImmutableArray<CatalogueRow> rows, string source, bool notesCount)
    {
        foreach (var row in rows)
        {
            if (!_byName.TryGetValue(row.Scope, out var scope))
            {
                if (_scopes.Count >= Limits.ScopesMax)
                {
                    return CatalogueText.At(source, row.Line, $"a catalogue has at most {Limits.ScopesMax} scopes");
                }

                scope = new ScopeEntry(
                    _scopes.Count,
                    row.Scope,
                    row.Reach,
                    notesCount && string.Equals(row.Note, AlwaysOnNote, StringComparison.Ordinal),
                    notesCount && string.Equals(row.Note, OnByDefaultNote, StringComparison.Ordinal));
                _scopes.Add(scope);
                _byName.Add(scope.Name, scope);
            }
            else if (scope.Reach != row.Reach)
            {
                return CatalogueText.At(source, row.Line, $"`{row.Scope}` exists with another reach and keeps it");
            }

            AddFeature(row, scope.Ordinal);
        }

        return null;
    }

    /// <summary>The catalogue of all rows.</summary>
    public ScopeCatalogue Build() => new(
        [.. _scopes],
        [.. _sections],
        [.. _features.Select(f => new CatalogueFeature(f.Section, f.Name, ScopeSet.OfOrdinals(f.Scopes)))]);

    private void AddFeature(CatalogueRow row, int ordinal)
    {
        var key = row.Section + "/" + row.Feature;
        if (_featureIndex.TryGetValue(key, out var index))
        {
            _features[index].Scopes.Add(ordinal);
            return;
        }

        if (!_sections.Contains(row.Section))
        {
            _sections.Add(row.Section);
        }

        _featureIndex.Add(key, _features.Count);
        _features.Add((row.Section, row.Feature, [ordinal]));
    }
}
