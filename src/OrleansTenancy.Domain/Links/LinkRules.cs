using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Links;

/// <summary>
/// The link state machine (E1.8-25, C1-C5, X.8), over the links of one tenant. A link that has run out counts as
/// ended in every rule, although nobody wrote that down (X.5).
/// </summary>
public static class LinkRules
{
    /// <summary>
    /// E1.14-17: the tenant asks; entering the code and accepting the terms is its approval (C2). Checked in this
    /// order: terms, rejections, links there are. A link that ended is replaced by one with another id.
    /// </summary>
    public static Outcome<LinkChange> Request(
        ImmutableArray<LinkFacts> links,
        LinkRequest request,
        LinkId id,
        LinkSettings settings,
        ScopeCatalogue catalogue,
        CommandStamp stamp)
    {
        if (!request.AcceptsTerms)
        {
            return Refused(RefusalCodes.TermsNotAccepted, "the Terms of Service must be accepted");
        }

        if (links.Any(l => l.State == LinkState.Rejected && Bars(l, request.Partner, settings)))
        {
            return Refused(RefusalCodes.LinkBarred, "an earlier rejection bars this request");
        }

        var open = links.Where(l => IsOpen(l, stamp.At)).ToList();
        if (open.Count >= settings.MaxActivePartners || open.Exists(l => l.Partner == request.Partner))
        {
            return Refused(RefusalCodes.LinkExists, "the tenant has as many pending or live links as it may have");
        }

        if (CheckTerms(request, catalogue, stamp.At) is { } refusal)
        {
            return Outcome<LinkChange>.Refused(refusal);
        }

        var link = new LinkFacts(
            id, request.Partner, LinkState.Pending, LinkOrigin.Requested, stamp.Actor, stamp.At)
        {
            TermsVersion = request.TermsVersion ?? settings.TermsVersion,
            NotBefore = request.NotBefore,
            ExpiresAt = request.ExpiresAt,
            Scopes = request.Scopes is { } scopes ? catalogue.NamesOf(catalogue.SetOf(scopes)) : null,
        };
        return Append(links, link, stamp.At);
    }

    /// <summary>
    /// C1: a tenant that a partner creates is linked from its first moment on; its creator stands for both.
    /// </summary>
    public static LinkFacts Born(PartnerId partner, LinkId id, CommandStamp stamp) =>
        new(id, partner, LinkState.Linked, LinkOrigin.Created, stamp.Actor, stamp.At)
        {
            DecidedBy = stamp.Actor,
            DecidedAt = stamp.At,
        };

    /// <summary>E1.19: the partner approves; only a pending link.</summary>
    public static Outcome<LinkChange> Accept(ImmutableArray<LinkFacts> links, PartnerId partner, CommandStamp stamp) =>
        FindPending(links, partner, stamp.At) is { } pending
            ? Replace(links, pending, Decided(pending, LinkState.Linked, stamp))
            : NotPending();

    /// <summary>E1.20, E1.23: the partner refuses, with a message if it likes; only a pending link.</summary>
    public static Outcome<LinkChange> Reject(
        ImmutableArray<LinkFacts> links, PartnerId partner, string? reason, CommandStamp stamp)
    {
        if (FindPending(links, partner, stamp.At) is not { } pending)
        {
            return NotPending();
        }

        return TextRules.CheckText(reason, "`reason`") is { } refusal
            ? Outcome<LinkChange>.Refused(refusal)
            : Replace(links, pending, Decided(pending, LinkState.Rejected, stamp) with { Reason = reason });
    }

    /// <summary>X.8: the requester withdraws; the request is forgotten as if it had never been made.</summary>
    public static Outcome<LinkChange> Withdraw(ImmutableArray<LinkFacts> links, PartnerId partner, DateTimeOffset at) =>
        FindPending(links, partner, at) is { } pending
            ? Outcome<LinkChange>.Done(new LinkChange(links.Remove(pending), [pending]))
            : NoLink();

    /// <summary>X.8: one side ends a live link; auto-add goes off with it (C13').</summary>
    public static Outcome<LinkChange> End(
        ImmutableArray<LinkFacts> links, PartnerId partner, LinkSide side, CommandStamp stamp)
    {
        if (Find(links, partner) is not { } live || !live.IsLive(stamp.At))
        {
            return NoLink();
        }

        var ended = live with
        {
            State = LinkState.Ended,
            EndedBy = stamp.Actor,
            EndedAt = stamp.At,
            EndedSide = side,
            AutoAdd = false,
            RetainedThrough = 0,
            RetainedAt = null,
        };
        return Replace(links, live, ended);
    }

    /// <summary>C3: the operator forgets every rejection of the tenant.</summary>
    public static Outcome<LinkChange> ClearRejection(ImmutableArray<LinkFacts> links)
    {
        var rejected = links.RemoveAll(l => l.State != LinkState.Rejected);
        return rejected.IsEmpty
            ? Refused(RefusalCodes.NotRejected, "there is no rejection to clear")
            : Outcome<LinkChange>.Done(new LinkChange(links.RemoveAll(l => l.State == LinkState.Rejected), rejected));
    }

    /// <summary>The link to a partner, in whatever state, or null.</summary>
    public static LinkFacts? Find(ImmutableArray<LinkFacts> links, PartnerId partner) =>
        links.FirstOrDefault(l => l.Partner == partner);

    /// <summary>The newest link that waits or is live, or null.</summary>
    public static LinkFacts? FindOpen(ImmutableArray<LinkFacts> links, DateTimeOffset at) =>
        links.LastOrDefault(l => IsOpen(l, at));

    /// <summary>Whether a link waits for an answer or is live; one that has run out does neither.</summary>
    public static bool IsOpen(LinkFacts link, DateTimeOffset at) =>
        link.State is LinkState.Pending or LinkState.Linked && !(link.ExpiresAt <= at);

    private static bool Bars(LinkFacts rejected, PartnerId partner, LinkSettings settings) =>
        settings.RejectionScope != RejectionScope.ThisPartner || rejected.Partner == partner;

    private static Refusal? CheckTerms(LinkRequest request, ScopeCatalogue catalogue, DateTimeOffset at)
    {
        if (request.TermsVersion is { } version && TextRules.CheckName(version, "`termsVersion`") is { } bad)
        {
            return bad;
        }

        foreach (var scope in request.Scopes ?? [])
        {
            if (!catalogue.TryFind(scope, out _))
            {
                return new Refusal(RefusalCodes.ScopeUnknown, $"`{scope}` is not a scope");
            }
        }

        return TextRules.CheckPeriod(request.NotBefore, request.ExpiresAt, at);
    }

    private static Outcome<LinkChange> Append(ImmutableArray<LinkFacts> links, LinkFacts link, DateTimeOffset at)
    {
        var kept = links.RemoveAll(l => l.Partner == link.Partner);
        if (kept.Length >= Limits.LinksPerTenantMax)
        {
            // What is over is only history and makes room, oldest first; a rejection bars and is never forgotten so.
            if (kept.FirstOrDefault(l => l.State != LinkState.Rejected && !IsOpen(l, at)) is not { } oldest)
            {
                return Refused(RefusalCodes.LimitReached, $"a tenant has at most {Limits.LinksPerTenantMax} links");
            }

            kept = kept.Remove(oldest);
        }

        return Outcome<LinkChange>.Done(new LinkChange(kept.Add(link), [link]));
    }

    private static LinkFacts? FindPending(ImmutableArray<LinkFacts> links, PartnerId partner, DateTimeOffset at) =>
        Find(links, partner) is { State: LinkState.Pending } link && IsOpen(link, at) ? link : null;

    private static LinkFacts Decided(LinkFacts link, LinkState state, CommandStamp stamp) =>
        link with { State = state, DecidedBy = stamp.Actor, DecidedAt = stamp.At };

    private static Outcome<LinkChange> Replace(ImmutableArray<LinkFacts> links, LinkFacts old, LinkFacts link) =>
        Outcome<LinkChange>.Done(new LinkChange(links.Replace(old, link), [link]));

    private static Outcome<LinkChange> NotPending() =>
        Refused(RefusalCodes.NotPending, "the link is not waiting for an answer");

    private static Outcome<LinkChange> NoLink() =>
        Refused(RefusalCodes.NoLink, "there is no pending or live link to end");

    private static Outcome<LinkChange> Refused(string code, string detail) =>
        Outcome<LinkChange>.Refused(code, detail);
}
