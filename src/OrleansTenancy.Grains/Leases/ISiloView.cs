namespace OrleansTenancy.Grains.Leases;

/// <summary>The silos of the cluster, as far as leases need to know them.</summary>
internal interface ISiloView
{
    /// <summary>This silo.</summary>
    SiloAddress Self { get; }

    /// <summary>
    /// Every silo that may hold something: this one, and all that are not dead. Null: it cannot be known, because the
    /// membership could not be read or a silo died just now and may not know it yet.
    /// </summary>
    /// <param name="since">The membership is read at this monotonic instant or later.</param>
    Task<IReadOnlyList<SiloAddress>?> AllWhoMayHold(long since);
}
