using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Roles;

/// <summary>X.1: nobody gives a scope that they do not hold themselves.</summary>
internal static class EscalationRules
{
    /// <summary>Why an actor cannot give scopes, or null.</summary>
    public static Refusal? Check(ScopeSet given, ScopeSet held, ScopeCatalogue catalogue)
    {
        var beyond = given.Except(held);
        return beyond.IsEmpty
            ? null
            : Refuse($"you do not hold `{catalogue.NamesOf(beyond)[0]}`, one of {beyond.Count} that you would give");
    }

    /// <summary>The refusal of X.1 and X.2.</summary>
    public static Refusal Refuse(string detail) => new(RefusalCodes.ScopeEscalation, detail);
}
