namespace OrleansTenancy.Domain.Partners;

/// <summary>A membership as it is to be.</summary>
/// <param name="Role">Administrator or technician; null on a change: as it is.</param>
/// <param name="SetsExpiry">On a change: whether <paramref name="ExpiresAt"/> is to be set.</param>
/// <param name="ExpiresAt">End of the membership; null: none.</param>
/// <param name="SetsBeginning">On a change: whether <paramref name="NotBefore"/> is to be set.</param>
/// <param name="NotBefore">Beginning of the membership; null: at once.</param>
public sealed record MemberDraft(
    MemberRole? Role,
    bool SetsExpiry,
    DateTimeOffset? ExpiresAt,
    bool SetsBeginning = false,
    DateTimeOffset? NotBefore = null);
