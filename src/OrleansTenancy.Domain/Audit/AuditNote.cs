using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Audit;

/// <summary>What is recorded of one event in one trail; who and when are the same for all of a command.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Before">What was, canonical JSON, or null.</param>
/// <param name="After">What is, canonical JSON, or null.</param>
public sealed record AuditNote(string Action, string? Before, string? After)
{
    /// <summary>The partner that it is about, or null.</summary>
    public PartnerId? Partner { get; init; }

    /// <summary>Whether it stands in the trail of <see cref="Partner"/>, and not in that of the owner.</summary>
    public bool IsForPartner { get; init; }
}
