using System.Collections.Frozen;
using System.ComponentModel;
using System.Globalization;

namespace OrleansTenancy.Server.Hosting;

/// <summary>
/// The names of all settings and what each can be, taken from the types that they are bound to: so that a misspelt one
/// is said and not left out.
/// </summary>
internal static class SettingTree
{
    private static readonly FrozenDictionary<string, Type> Types =
        Walk(typeof(ServeSettings), string.Empty).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every setting, by its key.</summary>
    public static IEnumerable<string> Keys => Types.Keys.Order(StringComparer.Ordinal);

    /// <summary>What is wrong with a setting before anybody looks at its value; null: nothing.</summary>
    public static string? FaultOf(string key, string value)
    {
        if (!Types.TryGetValue(key, out var type))
        {
            // A list: `Catalog:Files:0`.
            var last = key.LastIndexOf(':');
            return last > 0
                && Types.TryGetValue(key[..last], out var list)
                && IsList(list)
                && int.TryParse(key[(last + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? null
                : $"{key} is no setting";
        }

        if (type == typeof(string))
        {
            return null;
        }

        return IsList(type) || TypeDescriptor.GetConverter(type).IsValid(value)
            ? null
            : $"{key} is no {(type == typeof(bool) ? "`true` or `false`" : "number")}: `{value}`";
    }

    private static IEnumerable<KeyValuePair<string, Type>> Walk(Type section, string prefix)
    {
        foreach (var property in section.GetProperties().Where(p => p.SetMethod?.IsPublic == true))
        {
            var type = property.PropertyType;
            var isLeaf = type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) == true;
            var inside = isLeaf
                ? [KeyValuePair.Create(prefix + property.Name, type)]
                : Walk(type, $"{prefix}{property.Name}:");
            foreach (var leaf in inside)
            {
                yield return leaf;
            }
        }
    }

    private static bool IsList(Type type) =>
        type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable));
}
