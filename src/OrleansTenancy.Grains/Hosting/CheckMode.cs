namespace OrleansTenancy.Grains.Hosting;

/// <summary>How a silo gets to know that what it decides from is in force.</summary>
public enum CheckMode
{
    /// <summary>It holds leases: an owner changes nothing before every holder has let go.</summary>
    Leased,

    /// <summary>It asks the owners at every check. Slower, and simpler to reason about.</summary>
    Validated,
}
