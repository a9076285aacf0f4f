namespace OrleansTenancy.Grains.Leases;

/// <summary>Whether this silo may still speak for what it owns.</summary>
internal interface ILeaseFence
{
    /// <summary>False: another silo may be the owner by now; no lease is granted or renewed.</summary>
    bool IsOpen { get; }
}
