namespace OrleansTenancy.Server.Tests;

/// <summary>Where a node is found, also after it was started again.</summary>
internal sealed record FixedNode(Uri Address, string SiloPort)
{
    public static FixedNode New() =>
        new(new Uri("http://127.0.0.1:" + ServerProcess.FreePort()), ServerProcess.FreePort());
}
