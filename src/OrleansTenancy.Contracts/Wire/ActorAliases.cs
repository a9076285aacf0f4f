namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of who acts, as <see cref="WireAliases"/> has them for the rest.</summary>
public static class ActorAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Access.Participant"/></summary>
    public const string Participant = "tenancy.participant";
}
