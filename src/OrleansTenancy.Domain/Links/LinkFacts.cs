using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Links;

/// <summary>
/// What happened between a tenant and one partner: both approvals with who and when (E1.8, E1.9), and the terms.
/// Owned by the tenant. A tenant remembers at most one link per partner.
/// </summary>
/// <param name="Id">Which life of the link.</param>
/// <param name="Partner">The partner.</param>
/// <param name="State">Pending, linked, rejected or ended.</param>
/// <param name="Origin">Requested by the tenant or born with it.</param>
/// <param name="RequestedBy">Who approved for the tenant (C2), or created the tenant.</param>
/// <param name="RequestedAt">When.</param>
public sealed record LinkFacts(
    LinkId Id,
    PartnerId Partner,
    LinkState State,
    LinkOrigin Origin,
    UserId RequestedBy,
    DateTimeOffset RequestedAt)
{
    /// <summary>Version of the Terms of Service that was accepted (E1.15); null for a born link.</summary>
    public string? TermsVersion { get; init; }

    /// <summary>Who answered for the partner.</summary>
    public UserId? DecidedBy { get; init; }

    /// <summary>When the partner answered.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The reject message (E1.23).</summary>
    public string? Reason { get; init; }

    /// <summary>Who ended it.</summary>
    public UserId? EndedBy { get; init; }

    /// <summary>When it was ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The side that ended it.</summary>
    public LinkSide EndedSide { get; init; }

    /// <summary>Gives access from this instant on (X.5); null: as soon as both have approved.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Not live at and after this instant (X.5); null: no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Caps what anybody may do through this link (C19); null: no cap.</summary>
    public ImmutableArray<string>? Scopes { get; init; }

    /// <summary>EN.13: every live member of the partner has access.</summary>
    public bool AutoAdd { get; init; }

    /// <summary>
    /// Assignments count only if they carry this number. Switching auto-add on moves it, which drops all individual
    /// assignments in one write (EN.16).
    /// </summary>
    public long AssignmentEpoch { get; init; }

    /// <summary>
    /// EN.19: members whose <see cref="MembershipFacts.Sequence"/> is at most this keep access after auto-add
    /// was switched off, unless removed one by one. 0: nobody.
    /// </summary>
    public long RetainedThrough { get; init; }

    /// <summary>When that was; whoever became a member later by the calendar had nothing to keep.</summary>
    public DateTimeOffset? RetainedAt { get; init; }

    /// <summary>The last warning or notice about the end of the link; null: none yet.</summary>
    public ExpiryNotice? Notice { get; init; }

    /// <summary>
    /// Whether both have approved and the link is not over at an instant. It can be staffed and ended, although it
    /// gives access only from <see cref="NotBefore"/> on.
    /// </summary>
    public bool IsLive(DateTimeOffset at) => State == LinkState.Linked && !(ExpiresAt <= at);

    /// <summary>EN.19: whether a membership is one of those that kept access.</summary>
    public bool IsRetainedBy(MembershipFacts membership) =>
        membership.Sequence <= RetainedThrough && !(membership.NotBefore > RetainedAt);

    /// <summary>Whether the link gives access at an instant.</summary>
    public bool IsInForce(DateTimeOffset at) => IsLive(at) && !(NotBefore > at);
}
