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
    /// <summary>Not a member before this instant; null: from the moment of the decision on.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether it neither begins nor ends by itself: only such a member can be the last one (EN.10).</summary>
    public bool IsLasting => NotBefore is null && ExpiresAt is null;

    /// <summary>Whether the membership has run out at an instant.</summary>
    public bool IsOver(DateTimeOffset at) => ExpiresAt <= at;

    /// <summary>Whether the membership counts at an instant.</summary>
    public bool IsLive(DateTimeOffset at) => !(NotBefore > at) && !IsOver(at);
}
