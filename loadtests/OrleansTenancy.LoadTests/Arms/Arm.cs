using OrleansTenancy.LoadTests.Driving;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>One of the things that are compared.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Concurrency">How many callers it gets.</param>
/// <param name="Drive">Drives it.</param>
internal sealed record Arm(string Name, int Concurrency, Func<DriveOrder, Task<DriveResult>> Drive);
