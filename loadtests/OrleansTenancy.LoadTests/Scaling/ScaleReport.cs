namespace OrleansTenancy.LoadTests.Scaling;

/// <summary>What was found; written as JSON exactly as it is.</summary>
internal sealed record ScaleReport(IReadOnlyList<ScaleRow> Rows);

/// <summary>One size of one axis.</summary>
/// <param name="What">What grows; with <c>-allowed</c> or <c>-denied</c>: the same, asked only such questions.</param>
/// <param name="Size">How big it is.</param>
/// <param name="CheckNs">Time per check when the machine does nothing else, callers in the silo.</param>
/// <param name="ChangeUs">The middle time of a change, acknowledged and durable.</param>
/// <param name="BytesPerItem">Managed memory of each item beyond the smallest size; null at the smallest.</param>
internal sealed record ScaleRow(string What, int Size, double CheckNs, double? ChangeUs, double? BytesPerItem);
