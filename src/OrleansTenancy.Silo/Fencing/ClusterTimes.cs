using System.Globalization;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>
/// How fast a cluster notices what, and how long it waits until it believes that a silo is silent. The numbers hold
/// together: <see cref="Problems"/> says how. They are the same on every silo of a cluster.
/// </summary>
public sealed record ClusterTimes
{
    /// <summary>The times that the figures of the project are made with.</summary>
    public static ClusterTimes Default { get; } = new();

    /// <summary>
    /// How long a silo may answer after it asked whether it is counted in; 5 s. Shorter: it falls silent at shorter
    /// breaks of the database. Longer: the grains of a dead silo wait longer.
    /// </summary>
    public TimeSpan Fence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it asks; 1 s.</summary>
    public TimeSpan FencePeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much longer others wait than they would have to; 1 s.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long after the death of a silo its grains are kept from others; 12 s. Counted from its last sign of life, so
    /// what is left when it is declared dead is <see cref="Hold"/>.
    /// </summary>
    public TimeSpan RangeLease { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a probe may take at first; 1 s.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How short that may become; 0.5 s.</summary>
    public TimeSpan ProbeMin { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long that may become; 2 s. Shorter: a busy silo is taken for dead.</summary>
    public TimeSpan ProbeMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many probes in a row are missed before a silo votes; 3.</summary>
    public int MissedProbes { get; init; } = 3;

    /// <summary>How often a silo reads who is there, also without being told; 5 s.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it writes that it is there; 5 s.</summary>
    public TimeSpan Alive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest that a death can stay unnoticed by those who probe.</summary>
    public TimeSpan DetectionWindow => ProbeMax * MissedProbes;

    /// <summary>How long grains of a silo that was declared dead are kept from others.</summary>
    public TimeSpan Hold => RangeLease > DetectionWindow ? RangeLease - DetectionWindow : TimeSpan.Zero;

    /// <summary>What does not hold together, a line each; empty: a silo may start with these times.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Demand(
            FencePeriod > TimeSpan.Zero && Margin > TimeSpan.Zero && ProbeMin > TimeSpan.Zero
                && Refresh > TimeSpan.Zero && Alive > TimeSpan.Zero && MissedProbes > 0,
            "every time of a cluster, and the number of missed probes, is positive");
        Demand(
            Hold >= Fence + Margin,
            $"RangeLease ({Text(RangeLease)}) - ProbeMax ({Text(ProbeMax)}) * MissedProbes ({MissedProbes}) = "
            + $"{Text(RangeLease - DetectionWindow)} is less than Fence ({Text(Fence)}) + Margin ({Text(Margin)}): "
            + "a grain could begin on another silo while the one that was declared dead still answers");
        Demand(
            Fence >= FencePeriod * 3,
            $"Fence ({Text(Fence)}) is less than 3 * FencePeriod ({Text(FencePeriod)}): "
            + "a silo would fall silent because of one slow answer of the database");
        Demand(
            ProbeMin <= Probe && Probe <= ProbeMax,
            $"Probe ({Text(Probe)}) is not between ProbeMin ({Text(ProbeMin)}) and ProbeMax ({Text(ProbeMax)})");
        return problems;

        void Demand(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>All of them in one line, to be compared between silos.</summary>
    public override string ToString() => string.Join(
        ", ",
        $"Fence {Text(Fence)}",
        $"FencePeriod {Text(FencePeriod)}",
        $"Margin {Text(Margin)}",
        $"RangeLease {Text(RangeLease)}",
        $"Probe {Text(Probe)}",
        $"ProbeMin {Text(ProbeMin)}",
        $"ProbeMax {Text(ProbeMax)}",
        $"MissedProbes {MissedProbes.ToString(CultureInfo.InvariantCulture)}",
        $"Refresh {Text(Refresh)}",
        $"Alive {Text(Alive)}");

    private static string Text(TimeSpan time) =>
        time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}
