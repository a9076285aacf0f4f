using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>
/// The steps that every tenant rule takes: is there a tenant, what is the next version, what is the answer.
/// </summary>
internal static class TenantSteps
{
    public static bool IsActive([NotNullWhen(true)] this TenantFacts? facts) =>
        facts is { Policy.State: TenantState.Active };

    public static Outcome<TenantChange> Unknown() =>
        Refused(RefusalCodes.TenantUnknown, "there is no such tenant");

    public static Outcome<TenantChange> Refused(string code, string detail) =>
        Outcome<TenantChange>.Refused(code, detail);

    public static Outcome<TenantChange> Unchanged(this TenantFacts facts) =>
        Outcome<TenantChange>.Done(new TenantChange(facts, []));

    public static Outcome<TenantChange> Becomes(this TenantFacts next, params TenantEvent[] events) =>
        Outcome<TenantChange>.Done(new TenantChange(next, [.. events]));

    // INVARIANT: whoever holds a version of a policy holds all of it; so each change of one has a new version.
    public static TenantFacts WithPolicy(this TenantFacts facts, TenantPolicyFacts policy) =>
        facts with { Policy = policy with { Version = facts.Policy.Version + 1 } };

    /// <summary>
    /// The index of assigned people is not kept by link. It may name too many, never too few: it is emptied only when
    /// no live link is left that could carry somebody.
    /// </summary>
    public static TenantFacts ForgetAssignees(this TenantFacts facts, LinkFacts over, DateTimeOffset at) =>
        facts.Policy.Links.Any(l => l.Id != over.Id && l.IsLive(at)) || facts.Assignees.IsEmpty
            ? facts
            : facts with { Assignees = facts.Assignees.Clear() };

    /// <summary>Who has access through a link is forgotten as soon as it is not live any more (C13').</summary>
    public static TenantFacts ForgetLasting(this TenantFacts facts)
    {
        var kept = facts.Lasting.RemoveRange(
            facts.Lasting.Keys.Where(id => !facts.Policy.Links.Any(l => l.Id == id && l.State == LinkState.Linked)));
        return facts with { Lasting = kept };
    }
}
