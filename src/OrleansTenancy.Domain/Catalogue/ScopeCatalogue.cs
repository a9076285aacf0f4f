using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Catalogue;

/// <summary>
/// All scopes, features and resource types of a deployment; immutable. Names are compared character by character:
/// there are no wildcards and no case folding.
/// </summary>
public sealed class ScopeCatalogue
{
    private readonly FrozenDictionary<string, ScopeEntry> _byName;
    private readonly FrozenDictionary<string, CatalogueFeature> _features;
    private readonly FrozenSet<string> _resourceTypes;
    private readonly FrozenDictionary<(string ResourceType, string Action), ScopeEntry> _byAction;

    internal ScopeCatalogue(
        ImmutableArray<ScopeEntry> scopes, ImmutableArray<string> sections, ImmutableArray<CatalogueFeature> features)
    {
        Scopes = scopes;
        Sections = sections;
        Features = features;
        _byName = scopes.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
        _features = features.ToFrozenDictionary(f => f.Key, StringComparer.Ordinal);
        _resourceTypes = ResourceType.Fixed.Concat(scopes.Select(s => ScopeText.ObjectOf(s.Name)))
            .ToFrozenSet(StringComparer.Ordinal);
        _byAction = IndexActions().ToFrozenDictionary();
        DeviceOnlyCommands =
        [
            .. CommandsOf(ScopeText.DeviceCommand)
                .Where(c => !_byName.ContainsKey(ScopeText.GroupCommand + c))
                .Order(StringComparer.Ordinal),
        ];
        All = Where(_ => true);
        ReadOnlyScopes = Where(s => s.Name.StartsWith(ScopeText.Read, StringComparison.Ordinal));
        GroupScopes = Where(s => s.Reach is ScopeReach.Group or ScopeReach.Reference);
        AlwaysOn = Where(s => s.AlwaysOn);
        OnByDefault = Where(s => s.OnByDefault);
    }

    /// <summary>The catalogue of the product: <c>scopes.tsv</c>, 172 scopes in 31 sections (E2.17).</summary>
    public static ScopeCatalogue BuiltIn { get; } = LoadBuiltIn();

    /// <summary>How many scopes there are.</summary>
    public int Count => Scopes.Length;

    /// <summary>
    /// All scopes in order of first appearance; a scope's place is its <see cref="ScopeEntry.Ordinal"/>.
    /// </summary>
    public ImmutableArray<ScopeEntry> Scopes { get; }

    /// <summary>All sections in order of first appearance.</summary>
    public ImmutableArray<string> Sections { get; }

    /// <summary>All features in order of first appearance.</summary>
    public ImmutableArray<CatalogueFeature> Features { get; }

    /// <summary>All resource types: tenant, device, group, user, role, and every object of a scope; ordered.</summary>
    public ImmutableArray<string> ResourceTypes => [.. _resourceTypes.Order(StringComparer.Ordinal)];

    /// <summary>E2.28: commands that exist for devices and not for groups, ordered.</summary>
    public ImmutableArray<string> DeviceOnlyCommands { get; }

    /// <summary>Every scope: what Enterprise Admin holds (E2.9).</summary>
    public ScopeSet All { get; }

    /// <summary>Every <c>read:</c> scope: what Enterprise Viewer holds (E2.11).</summary>
    public ScopeSet ReadOnlyScopes { get; }

    /// <summary>Every scope of reach group or reference: what counts through a role held for groups (E2.14).</summary>
    public ScopeSet GroupScopes { get; }

    /// <summary>E2.18: part of every role.</summary>
    public ScopeSet AlwaysOn { get; }

    /// <summary>E2.19: part of a new role unless its maker says otherwise.</summary>
    public ScopeSet OnByDefault { get; }

    /// <summary>
    /// A catalogue with the features, scopes and resource types of a text added (X.4). Columns as in
    /// <c>scopes.tsv</c>. Refused with the line: bad scope text, unknown reach, another reach for an existing scope.
    /// </summary>
    /// <param name="tsvText">The text, header included.</param>
    /// <param name="sourceName">What to call it in a refusal, such as the file name.</param>
    public Outcome<ScopeCatalogue> Extend(string tsvText, string sourceName)
    {
        var read = CatalogueText.Read(tsvText, sourceName);
        if (read.IsRefused)
        {
            return Outcome<ScopeCatalogue>.Refused(read.Refusal);
        }

        var builder = new CatalogueBuilder();
        builder.Begin(this);
        var fault = builder.Add(read.Value.Rows, sourceName, notesCount: false);
        return fault is null
            ? Outcome<ScopeCatalogue>.Done(builder.Build())
            : Outcome<ScopeCatalogue>.Refused(RefusalCodes.InvalidValue, fault);
    }

    /// <summary>
    /// A catalogue with the scopes of the customer portal added (<c>scopes-portal.tsv</c>), and with them its roles.
    /// </summary>
    public ScopeCatalogue WithPortal()
    {
        const string File = "scopes-portal.tsv";
        var extended = Extend(CatalogueText.Embedded(File), File);
        return extended.IsRefused ? throw Invariant.Broken(extended.Refusal.Detail) : extended.Value;
    }

    /// <summary>Finds a scope by its whole name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ScopeEntry? entry) =>
        _byName.TryGetValue(name, out entry);

    /// <summary>Finds a feature by <c>section/feature</c> (E2.20).</summary>
    public bool TryFeature(string key, [NotNullWhen(true)] out CatalogueFeature? feature) =>
        _features.TryGetValue(key, out feature);

    /// <summary>Whether the catalogue knows a resource type.</summary>
    public bool IsResourceType(string text) => _resourceTypes.Contains(text);

    /// <summary>
    /// The set of names. A name that the catalogue does not have counts for nothing: a stored role may be older than
    /// a deployment's extension, and what is not understood grants nothing.
    /// </summary>
    public ScopeSet SetOf(IEnumerable<string> names)
    {
        var ordinals = new List<int>();
        foreach (var name in names)
        {
            if (_byName.TryGetValue(name, out var entry))
            {
                ordinals.Add(entry.Ordinal);
            }
        }

        return ScopeSet.OfOrdinals(ordinals);
    }

    /// <summary>The names of a set, sorted ordinally.</summary>
    public ImmutableArray<string> NamesOf(ScopeSet set) =>
        [.. Scopes.Where(s => set.Contains(s.Ordinal)).Select(s => s.Name).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The scope of a question. An action that is a scope is that scope; else a command on a device or group; else
    /// <c>action:resourceType</c>. Reading a device or group takes <c>read:group</c> (C27). An unknown resource type
    /// never resolves.
    /// </summary>
    public bool TryResolve(string action, string resourceType, [NotNullWhen(true)] out ScopeEntry? scope)
    {
        if (!_resourceTypes.Contains(resourceType))
        {
            scope = null;
            return false;
        }

        return _byName.TryGetValue(action, out scope) || _byAction.TryGetValue((resourceType, action), out scope);
    }

    /// <summary>
    /// The actions that a resource type is asked with, each once and ordered: its short name where it has one, else
    /// the scope. On the tenant itself every scope is one. Each of them resolves by <see cref="TryResolve"/>.
    /// </summary>
    public ImmutableArray<string> ActionsOn(string resourceType)
    {
        var named = _byAction.Where(a => a.Key.ResourceType == resourceType).ToArray();
        var shortened = named.Select(a => a.Value.Ordinal).ToHashSet();
        var whole = Scopes.Where(s =>
            !shortened.Contains(s.Ordinal)
            && (resourceType is ResourceType.Tenant || ScopeText.ObjectOf(s.Name) == resourceType));
        return [.. named.Select(a => a.Key.Action).Concat(whole.Select(s => s.Name)).Order(StringComparer.Ordinal)];
    }

    private static ScopeCatalogue LoadBuiltIn()
    {
        const string File = "scopes.tsv";
        var read = CatalogueText.Read(CatalogueText.Embedded(File), File);
        var builder = new CatalogueBuilder();
        var fault = read.IsRefused ? read.Refusal.Detail : builder.Add(read.Value.Rows, File, notesCount: true);
        return fault is null ? builder.Build() : throw Invariant.Broken(fault);
    }

    private Dictionary<(string ResourceType, string Action), ScopeEntry> IndexActions()
    {
        var index = new Dictionary<(string ResourceType, string Action), ScopeEntry>();
        foreach (var scope in Scopes)
        {
            AddCommand(index, scope, ResourceType.Device, ScopeText.DeviceCommand);
            AddCommand(index, scope, ResourceType.Group, ScopeText.GroupCommand);

            // A resource type has no colon in it, so only the last part of a scope can be one.
            var colon = scope.Name.LastIndexOf(':');
            var type = scope.Name[(colon + 1)..];
            if (type is not (ResourceType.Device or ResourceType.Group) && _resourceTypes.Contains(type))
            {
                index.Add((type, scope.Name[..colon]), scope);
            }
        }

        if (_byName.TryGetValue("read:group", out var readGroup))
        {
            index.TryAdd((ResourceType.Device, "read"), readGroup);
            index.TryAdd((ResourceType.Group, "read"), readGroup);
        }

        return index;
    }

    private static void AddCommand(
        Dictionary<(string ResourceType, string Action), ScopeEntry> index,
        ScopeEntry scope,
        string type,
        string prefix)
    {
        if (scope.Name.StartsWith(prefix, StringComparison.Ordinal))
        {
            index.Add((type, scope.Name[prefix.Length..]), scope);
        }
    }

    private IEnumerable<string> CommandsOf(string prefix) =>
        Scopes.Where(s => s.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(s => s.Name[prefix.Length..]);

    private ScopeSet Where(Func<ScopeEntry, bool> predicate) =>
        ScopeSet.OfOrdinals(Scopes.Where(predicate).Select(s => s.Ordinal));
}
