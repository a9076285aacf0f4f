using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>What a server process is to be; handed to it in one line on its standard input.</summary>
internal sealed record HostOrder
{
    public WorldSpec World { get; init; } = new();

    /// <summary>Where the SQLite file is; a world that is already in it is used as it is.</summary>
    public string DataDirectory { get; init; } = string.Empty;

    /// <summary>How checks learn that what they know is still true; one of <see cref="CheckModes"/>.</summary>
    public string Mode { get; init; } = CheckModes.Validated;

    /// <summary>Connection string of a database that was filled; null: there is none.</summary>
    public string? Postgres { get; init; }

    /// <summary>Port of a Redis that was filled; null: there is none.</summary>
    public int? RedisPort { get; init; }
}
