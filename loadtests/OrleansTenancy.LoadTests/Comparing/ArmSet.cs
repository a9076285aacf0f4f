using OrleansTenancy.LoadTests.Arms;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Processes;
using OrleansTenancy.LoadTests.Targets;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Comparing;

/// <summary>Starts whatever can be compared on this machine and in this build, and makes the arms of it.</summary>
/// <param name="options">What is wanted.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class ArmSet(CompareOptions options, Action<string> say) : IAsyncDisposable
{
    private const string Gateway = "load.gateway";
    private const int CallsCounted = 20_000;

    private readonly LoadWorld _world = new(options.World);
    private readonly List<Arm> _arms = [];
    private readonly List<string> _missing = [];
    private readonly Dictionary<string, HostProcess> _hosts = [];
    private readonly Dictionary<string, HttpTarget> _http = [];
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tenancy-load-");
    private OtherEngines? _others;
    private Question[] _questions = [];
    private Question[] _bulk = [];

    /// <summary>The arms, in the order in which they take turns.</summary>
    public IReadOnlyList<Arm> All => _arms;

    /// <summary>What there could be and is not, each with what would bring it.</summary>
    public IReadOnlyList<string> Missing => _missing;

    public async Task Start()
    {
        say($"a world of {options.World.Tenants:N0} tenants, {options.World.UsersPerTenant:N0} users each");
        var facts = new InProcessFacts(_world);
        facts.FillAll();
        var maker = new QuestionMaker(_world, facts, options.World.Seed);
        _questions = maker.Uniform(options.Questions);
        _bulk = maker.Bulk(Math.Min(64, options.Questions), options.BulkDevices);
        _others = await OtherEngines.Start(options, _world, say);
        _missing.AddRange(_others.Missing);
        foreach (var mode in new[] { CheckModes.Validated, CheckModes.Leased })
        {
            await StartHost(mode);
        }

        AddHttp();
        AddOthers();
        AddInSilo();
        AddInProcess(facts, maker);
        _arms.RemoveAll(a => !options.Wants(a.Name));
    }

    /// <summary>Grain calls of the HTTP check in steady state; null: the mode is not there.</summary>
    public async Task<double?> GrainCallsPerCheck(string mode)
    {
        if (!_hosts.TryGetValue(mode, out var host) || !_http.TryGetValue(mode, out var target))
        {
            return null;
        }

        var times = Math.Max(1, CallsCounted / target.Questions);
        await host.BeginCalls();
        var checks = 0L;
        for (var i = 0; i < times; i++)
        {
            var order = new DriveOrder { Concurrency = 8, Once = true, WarmupSeconds = 0, Seconds = 60 };
            checks += (await Drive(target, order, host.Id)).Calls;
        }

        return Math.Round((double)await host.EndCalls() / checks, 4);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await host.DisposeAsync();
        }

        await (_others?.DisposeAsync() ?? ValueTask.CompletedTask);
        _directory.Delete(recursive: true);
    }

    private static Task<DriveResult> Drive(ITarget target, DriveOrder order, params int[] processes) =>
        new Driver(target, order, () => processes.Sum(ProcessCpu.OfTree), null).Run();

    private async Task StartHost(string mode)
    {
        say($"starting the product, checks {mode}");
        _hosts[mode] = await HostProcess.Start(
            new HostOrder
            {
                World = options.World,
                DataDirectory = Path.Combine(_directory.FullName, mode),
                Mode = mode,
                Postgres = _others!.Postgres,
                RedisPort = _others.Redis?.Port,
            },
            say);
        var address = _hosts[mode].Addresses.Product;
        var questions = new HttpQuestions(address, await _hosts[mode].Token(Gateway, "service"));
        _http[mode] = new HttpTarget(address, [.. _questions.Select(questions.Evaluation)], 1);
    }

    // All that is no mode of the product runs in the process of the first one.
    private HostProcess Host => _hosts[CheckModes.Validated];

    private void AddHttp()
    {
        var bare = Host.Addresses.Bare;
        foreach (var callers in options.Concurrency)
        {
            var echo = new HttpQuestions(bare, null);
            var bodies = _questions.Select(HttpQuestions.EvaluationBody);
            Add(ArmNames.Echo, callers, bare, bodies.Select(body => echo.Echo("/echo", body)), 1, Host.Id);
            foreach (var (mode, host) in _hosts)
            {
                var target = _http[mode];
                _arms.Add(new Arm(
                    ArmNames.At(ArmNames.Http(mode), callers), callers, order => Drive(target, order, host.Id)));
            }
        }
    }

    private void AddOthers()
    {
        var bare = Host.Addresses.Bare;
        var asked = new HttpQuestions(bare, null);
        foreach (var callers in options.Concurrency)
        {
            if (_others!.Postgres is not null)
            {
                Add(ArmNames.Postgres, callers, bare, Asked("/postgres/"), 1, Host.Id, _others.PostgresProcess);
            }

            if (_others.Redis is { } redis)
            {
                Add(ArmNames.Redis, callers, bare, Asked("/redis/"), 1, Host.Id, redis.Id);
            }

            if (_others.Cerbos is { } cerbos)
            {
                var questions = new CerbosQuestions(_world, cerbos.Address);
                Add(ArmNames.Cerbos, callers, cerbos.Address, _questions.Select(questions.Check), 1, cerbos.Id);
            }
        }

        IEnumerable<HttpExchange> Asked(string path) =>
            _questions.Select(q => asked.Decision(path + LoadWorld.Tenant(q.Tenant), q));
    }

    private void AddInSilo()
    {
        var callers = options.Concurrency[0];
        var bare = Host.Addresses.Bare;
        const string mode = CheckModes.Leased;
        var address = _hosts[mode].Addresses.Product;
        var echo = new HttpQuestions(bare, null);
        Add(
            ArmNames.EchoBulk, callers, bare,
            _bulk.Select(q => echo.Echo("/echo-bulk", HttpQuestions.BulkBody(q))), options.BulkDevices, Host.Id);
        var token = _hosts[mode].Token(Gateway, "service").GetAwaiter().GetResult();
        Add(
            ArmNames.HttpBulk, callers, address,
            _bulk.Select(new HttpQuestions(address, token).Bulk), options.BulkDevices, _hosts[mode].Id);
        InSilo(ArmNames.GrainPing, callers, mode, QuestionSets.Uniform, ping: true, 0);
        InSilo(ArmNames.GrainCheck, callers, mode, QuestionSets.Uniform, ping: false, 0);
        foreach (var devices in CompareOptions.BatchSizes)
        {
            InSilo(ArmNames.GrainBatch(devices), callers, mode, QuestionSets.Bulk, ping: false, devices);
        }
    }

    private void InSilo(string arm, int callers, string mode, string set, bool ping, int devices)
    {
        var questions = new InSiloQuestions(set, ping, options.World.Seed, options.Questions, devices);
        _arms.Add(new Arm(
            ArmNames.At(arm, callers),
            callers,
            order => _hosts[mode].Drive(new InSiloOrder(questions, order), null)));
    }

    private void AddInProcess(InProcessFacts facts, QuestionMaker maker)
    {
        var checks = new InProcessArm(_world, facts, _questions);
        _arms.Add(new Arm(ArmNames.At(ArmNames.InProcess, 1), 1, order => Task.Run(() => checks.Checks(order))));
        foreach (var devices in CompareOptions.BatchSizes)
        {
            // The same questions as those of the batches in the silo.
            var batches = new InProcessArm(_world, facts, maker.Bulk(options.Questions, devices));
            _arms.Add(new Arm(
                ArmNames.At(ArmNames.InProcessBatch(devices), 1), 1, order => Task.Run(() => batches.Batches(order))));
        }
    }

    private void Add(
        string arm, int callers, Uri server, IEnumerable<HttpExchange> exchanges, int checks, params int[] processes)
    {
        var target = new HttpTarget(server, [.. exchanges], checks);
        _arms.Add(new Arm(ArmNames.At(arm, callers), callers, order => Drive(target, order, processes)));
    }
}
