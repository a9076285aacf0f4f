namespace OrleansTenancy.Domain.Identity;

/// <summary>
/// Names one life of a membership of a person in a partner. Who leaves and joins again has another one, so
/// assignments and per-user roles of the first time stay dead (C13').
/// </summary>
/// <param name="Value">A UUID made by the service.</param>
public readonly record struct MembershipId(Guid Value)
{
    /// <summary>Lower case, hyphenated.</summary>
    public override string ToString() => Value.ToString("D");
}
