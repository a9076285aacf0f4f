using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Identity;

/// <summary>Names a group of one tenant: a lower-case slug.</summary>
public readonly record struct GroupId
{
    private readonly string? _value;

    private GroupId(string value) => _value = value;

    /// <summary>The text exactly as it was given; two ids are equal only if every character is.</summary>
    public string Value => _value ?? throw Invariant.Broken("a GroupId was used that nobody parsed");

    /// <summary>Reads an id from text; refuses what is not one, repairs nothing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GroupId id)
    {
        var valid = IdText.IsSlug(text);
        id = valid ? new GroupId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that our own code wrote.</summary>
    public static GroupId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Invariant.Broken("stored text is not a GroupId");

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;
}
