namespace OrleansTenancy.Histories;

/// <summary>
/// What one call had to do with the access of one person to one thing: it changed facts that access depends on, or it
/// asked.
/// </summary>
/// <param name="Set">Facts that hold after a change.</param>
/// <param name="Cleared">Facts that do not hold after a change.</param>
/// <param name="Allowed">What a check answered; null: a change.</param>
public readonly record struct AccessCall(uint Set, uint Cleared, bool? Allowed)
{
    /// <summary>Facts begin to hold.</summary>
    public static AccessCall Grant(uint facts) => new(facts, 0, null);

    /// <summary>Facts end.</summary>
    public static AccessCall Revoke(uint facts) => new(0, facts, null);

    /// <summary>Some facts begin and others end, at one instant.</summary>
    public static AccessCall Change(uint set, uint cleared) => new(set, cleared, null);

    /// <summary>An answer.</summary>
    public static AccessCall Check(bool allowed) => new(0, 0, allowed);

    /// <inheritdoc />
    public override string ToString() => Allowed switch
    {
        true => "allowed",
        false => "denied",
        null => $"+{Convert.ToString(Set, 2)} -{Convert.ToString(Cleared, 2)}",
    };
}
