namespace OrleansTenancy.Domain.Invitations;

/// <summary>How the platform invites people.</summary>
/// <param name="Life">C23: how long an invitation can be accepted; positive.</param>
public sealed record InvitationSettings(TimeSpan Life)
{
    /// <summary>7 days.</summary>
    public static InvitationSettings Default { get; } = new(TimeSpan.FromDays(7));
}
