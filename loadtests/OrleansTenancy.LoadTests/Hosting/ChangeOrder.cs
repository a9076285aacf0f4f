namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>Changes that are to be made one after another.</summary>
/// <param name="What">What is changed.</param>
/// <param name="Count">How often.</param>
/// <param name="Seed">Of what is picked.</param>
internal sealed record ChangeOrder(ChangeKind What, int Count, int Seed);

/// <summary>What is changed.</summary>
internal enum ChangeKind
{
    /// <summary>A device is moved to another group.</summary>
    MoveDevice = 0,

    /// <summary>The roles of a person are set.</summary>
    SetUserRoles = 1,

    /// <summary>A custom role gets or loses a scope that no question is about.</summary>
    EditRole = 2,

    /// <summary>A tenant asks for a link to the partner, the partner accepts, the tenant ends it.</summary>
    LinkCycle = 3,
}

/// <summary>What the changes took.</summary>
/// <param name="MedianUs">The middle one, in microseconds, acknowledged and durable.</param>
internal sealed record ChangeResult(double MedianUs);
