namespace OrleansTenancy.Contracts.Invitations;

/// <summary>
/// The secrets of one invitation, as hashes; key <see cref="Domain.Identity.InvitationId.GrainKey"/>. Whether the
/// invitation can be accepted is for its tenant to say.
/// </summary>
[Alias("tenancy.IInvitationGrain")]
public interface IInvitationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes a secret for one mail. Its hash is stored before it is answered; the secret itself never is. Null: the
    /// tenant has no such invitation any more, or has sent it again since, so there is nothing to be mailed.
    /// </summary>
    [Alias("Issue")]
    Task<IssuedSecret?> Issue(InvitationCopy copy);

    /// <summary>The invitation is used, cancelled or gone with its tenant: so are its secrets. Repeatable.</summary>
    [Alias("Forget")]
    Task Forget();
}
