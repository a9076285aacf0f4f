using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Domain.People;

/// <summary>A person's membership in a partner; owned by the person, so that ending it is one write.</summary>
/// <param name="Id">Which life of the membership.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Role">Administrator or technician.</param>
/// <param name="Sequence">Dense number within the partner, in the order of joining (EN.19).</param>
/// <param name="ExpiresAt">Not a member at and after this instant; null: no end.</param>
public sealed record MembershipFacts(
    MembershipId Id, PartnerId Partner, MemberRole Role, long Sequence, DateTimeOffset? ExpiresAt)
{
    /// <summary>Whether the membership counts at an instant.</summary>
    public bool IsLive(DateTimeOffset at) => !(ExpiresAt <= at);
}
