namespace OrleansTenancy.Grains.Leases;

/// <summary>For a silo that is the only one: nobody else can become the owner.</summary>
internal sealed class OpenFence : ILeaseFence
{
    public bool IsOpen => true;
}
