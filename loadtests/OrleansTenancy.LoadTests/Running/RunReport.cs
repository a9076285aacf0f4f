using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Running;

/// <summary>What came of running a workload.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Target">The way in.</param>
/// <param name="Mode">How checks were made sure of.</param>
/// <param name="Loop"><c>open</c> or <c>closed</c>.</param>
/// <param name="Concurrency">Connections, or callers at once.</param>
/// <param name="World">What there was to be asked about.</param>
/// <param name="Result">The figures.</param>
/// <param name="Changes">What was changed meanwhile; null: nothing.</param>
/// <param name="ReadyAfterMs">How long after its start the node was ready.</param>
/// <param name="Commit">What was measured.</param>
internal sealed record RunReport(
    string Workload,
    string Target,
    string Mode,
    string Loop,
    int Concurrency,
    WorldSpec World,
    DriveResult Result,
    ChangeCount? Changes,
    double ReadyAfterMs,
    string Commit);

/// <summary>Changes that were made meanwhile.</summary>
/// <param name="Count">How many.</param>
/// <param name="P50Us">How long one took, in the middle.</param>
/// <param name="P99Us">The same at the 99th percentile.</param>
internal sealed record ChangeCount(long Count, double P50Us, double P99Us);
