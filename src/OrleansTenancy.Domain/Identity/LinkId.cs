namespace OrleansTenancy.Domain.Identity;

/// <summary>
/// Names one life of a link, from request to end. Linking again makes a new one, so whatever was tied to the old
/// link (assignments, per-user roles) stays dead.
/// </summary>
/// <param name="Value">A UUID made by the service.</param>
public readonly record struct LinkId(Guid Value)
{
    /// <summary>Lower case, hyphenated.</summary>
    public override string ToString() => Value.ToString("D");
}
