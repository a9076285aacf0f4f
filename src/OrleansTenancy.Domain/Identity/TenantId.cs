using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Identity;

/// <summary>Names a tenant: a lower-case slug that its creator chose, also used as sub-domain.</summary>
public readonly record struct TenantId
{
    private readonly string? _value;

    private TenantId(string value) => _value = value;

    /// <summary>The text exactly as it was given; two ids are equal only if every character is.</summary>
    public string Value => _value ?? throw Invariant.Broken("a TenantId was used that nobody parsed");

    /// <summary>
    /// The key of the owning grain. The prefix keeps kinds apart and keys that look like numbers distinct.
    /// </summary>
    public string GrainKey => "tenant/" + Value;

    /// <summary>Reads an id back from <see cref="GrainKey"/>.</summary>
    public static TenantId FromGrainKey(string key) =>
        key.StartsWith("tenant/", StringComparison.Ordinal) && TryParse(key["tenant/".Length..], out var id)
            ? id
            : throw Invariant.Broken("a TenantId grain has a foreign key");

    /// <summary>Reads an id from text; refuses what is not one, repairs nothing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId id)
    {
        var valid = IdText.IsSlug(text);
        id = valid ? new TenantId(text!) : default;
        return valid;
    }

    /// <summary>Reads an id that our own code wrote.</summary>
    public static TenantId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Invariant.Broken("stored text is not a TenantId");

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;
}
