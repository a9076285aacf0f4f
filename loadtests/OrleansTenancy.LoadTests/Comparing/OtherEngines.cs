using OrleansTenancy.LoadTests.Arms;
using OrleansTenancy.LoadTests.Worlds;
using OrleansTenancy.Testing.Postgres;

namespace OrleansTenancy.LoadTests.Comparing;

/// <summary>The engines that users would take instead, as far as they are installed; each has the world.</summary>
internal sealed class OtherEngines : IAsyncDisposable
{
    private const string PostgresInstall = "apt-get install postgresql, as .ci/ensure-postgres does";
    private readonly List<string> _missing = [];

    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Connection string; null: there is none.</summary>
    public string? Postgres { get; private set; }

    public int PostgresProcess { get; private set; }

    public RedisServer? Redis { get; private set; }

    public CerbosServer? Cerbos { get; private set; }

    public static async Task<OtherEngines> Start(CompareOptions options, LoadWorld world, Action<string> say)
    {
        var others = new OtherEngines();
        if (options.Wants(ArmNames.Postgres))
        {
            await others.StartPostgres(world, say);
        }

        if (options.Wants(ArmNames.Redis))
        {
            others.Redis = await RedisServer.TryStart();
            if (others.Redis is { } redis)
            {
                say("filling Redis");
                await new RedisWorld(world).Fill(redis.Port);
            }
            else
            {
                others._missing.Add("Redis: " + RedisServer.Install);
            }
        }

        if (options.Wants(ArmNames.Cerbos))
        {
            others.Cerbos = await CerbosServer.TryStart(options.Cerbos, world);
            if (others.Cerbos is null)
            {
                others._missing.Add("Cerbos: " + CerbosServer.Install);
            }
        }

        return others;
    }

    public async ValueTask DisposeAsync()
    {
        await (Redis?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Cerbos?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task StartPostgres(LoadWorld world, Action<string> say)
    {
        string database;
        try
        {
            database = await PostgresServer.CreateDatabase();
        }
        catch (InvalidOperationException failure)
        {
            _missing.Add($"PostgreSQL: {PostgresInstall} ({failure.Message})");
            return;
        }

        say("filling PostgreSQL");
        PostgresProcess = await new PostgresWorld(world).Fill(database);
        Postgres = database;
    }
}
