using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Scaling;

/// <summary>One size of an axis while it is measured.</summary>
/// <param name="size">How big.</param>
/// <param name="host">The server process.</param>
/// <param name="heapBytes">Its managed memory before anything was asked.</param>
internal sealed class ScalePoint(int size, HostProcess host, long heapBytes)
{
    private readonly Dictionary<string, List<double>> _checkNs = Sets.ToDictionary(s => s, _ => new List<double>());

    /// <summary>What is asked.</summary>
    public static IReadOnlyList<string> Sets { get; } =
        [QuestionSets.Uniform, QuestionSets.Allowed, QuestionSets.Denied];

    public int Size => size;

    public HostProcess Host => host;

    public long HeapBytes => heapBytes;

    public double ChangeUs { get; set; }

    /// <summary>Time per check, of each round.</summary>
    public List<double> CheckNs(string set) => _checkNs[set];
}
