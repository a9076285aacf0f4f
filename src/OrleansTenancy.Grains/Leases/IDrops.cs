namespace OrleansTenancy.Grains.Leases;

/// <summary>What a silo holds of others, seen by those who tell it to let go.</summary>
internal interface IDrops
{
    /// <summary>Uses an item no longer, and does not keep what is on its way.</summary>
    void Drop(GrainId item);

    /// <summary>The same for everything.</summary>
    void DropAll();
}
