namespace OrleansTenancy.Silo.Fencing;

/// <summary>What the cluster says about this silo.</summary>
internal interface IOwnRow
{
    /// <summary>
    /// Whether this silo is counted in at some instant between call and answer. Throws when nobody can say.
    /// </summary>
    Task<Standing> Read(CancellationToken cancel);
}

/// <summary>How this silo stands with the others.</summary>
internal enum Standing
{
    /// <summary>It is leaving by itself: what it may do does not become longer.</summary>
    Leaving = 0,

    /// <summary>It is counted in.</summary>
    CountedIn = 1,

    /// <summary>It was declared dead, or has no row any more.</summary>
    Dead = 2,
}
