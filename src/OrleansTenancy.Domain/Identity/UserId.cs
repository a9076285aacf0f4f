using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Identity;

/// <summary>Names a person: the <c>sub</c> of a validated token. <c>a</c> and <c>A</c> are two people.</summary>
public readonly record struct UserId
{
    private readonly string? _value;

    private UserId(string value) => _value = value;

    /// <summary>Who acts when nobody does: what comes about by itself at its time. No token can name it.</summary>
    public static UserId Platform { get; } = new("~platform");

    /// <summary>The text exactly as it was given; two ids are equal only if every character is.</summary>
    public string Value => _value ?? throw Invariant.Broken("a UserId was used that nobody parsed");

    /// <summary>
    /// The key of the owning grain. The prefix keeps kinds apart and keys that look like numbers distinct.
    /// </summary>
    public string GrainKey => "user/" + Value;

    /// <summary>Reads an id back from <see cref="GrainKey"/>.</summary>
    public static UserId FromGrainKey(string key) =>
        key.StartsWith("user/", StringComparison.Ordinal) && TryParse(key["user/".Length..], out var id)
            ? id
            : throw Invariant.Broken("a UserId grain has a foreign key");

    /// <summary>Reads an id from text; refuses what is not one, repairs nothing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        var valid = IdText.IsOpaque(text);
        id = valid ? new UserId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that our own code wrote.</summary>
    public static UserId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Invariant.Broken("stored text is not a UserId");

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;
}
