namespace OrleansTenancy.Grains.Hosting;

/// <summary>Makes ids that were never used before; a seam, so that a test can know them.</summary>
public interface IIdMaker
{
    /// <summary>Another id.</summary>
    Guid Next();
}
