using System.Collections.Immutable;

namespace OrleansTenancy.Grains.Hosting;

/// <summary>Makes secrets that nobody can guess; a seam, so that a test can know them.</summary>
public interface ISecretMaker
{
    /// <summary>Another secret.</summary>
    /// <param name="length">How long, in bytes.</param>
    ImmutableArray<byte> Next(int length);
}
