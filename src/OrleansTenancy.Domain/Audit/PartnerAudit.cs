using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Audit;

/// <summary>X.9: what is recorded of the events of a partner.</summary>
/// <param name="next">The partner after the command.</param>
/// <param name="held">The membership of whoever is removed; null: not known.</param>
public sealed class PartnerAudit(PartnerFacts next, MembershipFacts? held)
{
    /// <summary>The note of one event: a closed switch, so that an event without a line is a bug.</summary>
    public AuditNote Of(PartnerEvent happened) => happened switch
    {
        PartnerCreated => Note(AuditActions.PartnerCreated, null, AuditShapes.Partner(next)),
        PartnerChanged e => Note(
            AuditActions.PartnerChanged, AuditShapes.Partner(e.Before), AuditShapes.Partner(next)),
        MemberAdded e => Note(
            AuditActions.MemberAdded, null, AuditShapes.Member(e.User, e.Membership.Id, e.Membership)),
        MemberChanged e => Note(
            AuditActions.MemberChanged,
            e.Before is null ? null : AuditShapes.Member(e.User, e.Before.Id, e.Before),
            AuditShapes.Member(e.User, e.After.Id, e.After)),
        MemberRemoved e => Note(
            AuditActions.MemberRemoved,
            AuditShapes.Member(e.User, e.Membership, held?.Id == e.Membership ? held : null),
            null),
        _ => throw Invariant.Broken("an event of a partner has no line in its audit trail"),
    };

    private AuditNote Note(string action, string? before, string? after) =>
        new(action, before, after) { Partner = next.Settings.Id };
}
