namespace OrleansTenancy.LoadTests.Comparing;

/// <summary>What a comparison found; written as JSON exactly as it is.</summary>
internal sealed record CompareReport(
    IReadOnlyList<CompareRow> Rows,
    CompareRatios Ratios,
    double? GrainCallsPerCheckLeased,
    int Seed,
    string Commit);

/// <summary>One arm: the medians of its rounds. A call of a bulk arm is one call, a check is one device.</summary>
internal sealed record CompareRow(string Name, double PerSecond, double P50Us, double P99Us, double CpuUsPerCheck);

/// <summary>Arms against each other; null: one of the two is not there.</summary>
internal sealed record CompareRatios(
    double? LeasedVsEcho,
    double? ValidatedVsEcho,
    double? GrainVsPing,
    double? BulkVsEcho,
    double? BatchCpuVsInProcess64,
    double? BatchCpuVsInProcess256,
    double? VsPostgres,
    double? VsPostgresCpu,
    double? VsRedis,
    double? VsCerbos);
