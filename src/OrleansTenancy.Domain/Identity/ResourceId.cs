using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Identity;

/// <summary>Names an instance of any resource type of one tenant, compared exactly.</summary>
public readonly record struct ResourceId
{
    private readonly string? _value;

    private ResourceId(string value) => _value = value;

    /// <summary>The text exactly as it was given; two ids are equal only if every character is.</summary>
    public string Value => _value ?? throw Invariant.Broken("a ResourceId was used that nobody parsed");

    /// <summary>Reads an id from text; refuses what is not one, repairs nothing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResourceId id)
    {
        var valid = IdText.IsOpaque(text);
        id = valid ? new ResourceId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that our own code wrote.</summary>
    public static ResourceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Invariant.Broken("stored text is not a ResourceId");

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;
}
