using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Identity;

/// <summary>Names an invitation: a UUID made by the service. It is no secret: knowing it opens nothing.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct InvitationId(Guid Value)
{
    private const string Prefix = "invitation/";

    /// <summary>The key of the grain that keeps its secret.</summary>
    public string GrainKey => Prefix + ToString();

    /// <summary>Reads an id back from <see cref="GrainKey"/>.</summary>
    public static InvitationId FromGrainKey(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && TryParse(key[Prefix.Length..], out var id)
            ? id
            : throw Invariant.Broken("an InvitationId grain has a foreign key");

    /// <summary>Reads the hyphenated form of a UUID; nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out InvitationId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new InvitationId(value);
        return valid;
    }

    /// <summary>Lower case, hyphenated.</summary>
    public override string ToString() => Value.ToString("D");
}
