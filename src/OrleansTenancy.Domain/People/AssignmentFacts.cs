namespace OrleansTenancy.Domain.People;

/// <summary>EN.1, ID.10: access of a partner user to one customer tenant.</summary>
/// <param name="Epoch">Counts only while equal to <see cref="Links.LinkFacts.AssignmentEpoch"/>.</param>
/// <param name="NotBefore">In force from this instant on; null: at once.</param>
/// <param name="ExpiresAt">No longer in force at this instant; null: no end.</param>
public sealed record AssignmentFacts(long Epoch, DateTimeOffset? NotBefore, DateTimeOffset? ExpiresAt)
{
    /// <summary>Whether the assignment counts at an instant, its epoch left aside.</summary>
    public bool IsLive(DateTimeOffset at) => !(NotBefore > at) && !(ExpiresAt <= at);
}
