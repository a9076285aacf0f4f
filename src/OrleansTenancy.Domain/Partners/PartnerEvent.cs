using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Partners;

/// <summary>
/// Something that happened in a partner: a closed family. Who and when are the same for all of a command.
/// </summary>
public abstract record PartnerEvent
{
    private protected PartnerEvent()
    {
    }
}

/// <summary>The partner was created.</summary>
/// <param name="Settings">Its settings.</param>
public sealed record PartnerCreated(PartnerSettings Settings) : PartnerEvent;

/// <summary>Name or settings changed.</summary>
/// <param name="Before">As it was.</param>
public sealed record PartnerChanged(PartnerFacts Before) : PartnerEvent;

/// <summary>E1.28: a membership began.</summary>
/// <param name="User">Whose.</param>
/// <param name="Membership">The membership.</param>
public sealed record MemberAdded(UserId User, MembershipFacts Membership) : PartnerEvent;

/// <summary>A membership changed: promoted, demoted, or with another end.</summary>
/// <param name="User">Whose.</param>
/// <param name="Before">As it was; null: it had run out, so another one begins.</param>
/// <param name="After">As it is.</param>
public sealed record MemberChanged(UserId User, MembershipFacts? Before, MembershipFacts After) : PartnerEvent;

/// <summary>C11: a membership ended, and all access through it.</summary>
/// <param name="User">Whose.</param>
/// <param name="Membership">Which life of it.</param>
public sealed record MemberRemoved(UserId User, MembershipId Membership) : PartnerEvent;
