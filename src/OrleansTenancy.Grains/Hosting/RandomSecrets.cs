using System.Collections.Immutable;
using System.Security.Cryptography;

namespace OrleansTenancy.Grains.Hosting;

/// <summary>Secrets from the generator of the operating system.</summary>
internal sealed class RandomSecrets : ISecretMaker
{
    public ImmutableArray<byte> Next(int length) => [.. RandomNumberGenerator.GetBytes(length)];
}
