namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>Where a server process listens; the one line that it prints when it is ready.</summary>
/// <param name="Product">The product's HTTP edge.</param>
/// <param name="Bare">A bare Kestrel in the same process: the echo, the other engines, the control routes.</param>
/// <param name="OrleansPort">Where Orleans clients connect.</param>
/// <param name="ReadyAfterMs">How long after its start the process was ready, without filling it.</param>
internal sealed record HostAddresses(Uri Product, Uri Bare, int OrleansPort, double ReadyAfterMs);
