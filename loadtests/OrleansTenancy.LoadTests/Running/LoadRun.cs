using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Processes;
using OrleansTenancy.LoadTests.Targets;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Running;

/// <summary>Runs a workload against a target: starts a node with a world, drives it, says what came of it.</summary>
/// <param name="options">How.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class LoadRun(RunOptions options, Action<string> say)
{
    private readonly WorldSpec _spec = options.Workload.Shape(options.World);

    public async Task<RunReport> Run(string commit)
    {
        TargetNames.Demand(options.Target);
        var directory = Directory.CreateTempSubdirectory("tenancy-load-");
        try
        {
            await using var host = await Start(Path.Combine(directory.FullName, "node"));
            using var stop = new CancellationTokenSource();
            var changes = options.Workload.Changes is { } what
                ? new ChangeStream(host, what, options.ChangesPerSecond).Run(stop.Token)
                : null;
            var order = options.Drive with
            {
                Once = options.Workload.IsCold,
                WarmupSeconds = options.Workload.IsCold ? 0 : options.Drive.WarmupSeconds,
            };
            say($"driving: {options.Workload.Name} by {options.Target}");
            var result = await Drive(host, order);
            await stop.CancelAsync();
            return new RunReport(
                options.Workload.Name,
                options.Target,
                options.Mode,
                order.Rate > 0 ? "open" : "closed",
                order.Concurrency,
                _spec,
                result,
                changes is null ? null : await changes,
                host.Addresses.ReadyAfterMs,
                commit);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<HostProcess> Start(string directory)
    {
        var order = new HostOrder { World = _spec, DataDirectory = directory, Mode = options.Mode };
        var host = await HostProcess.Start(order, say);
        if (!options.Workload.IsCold)
        {
            return host;
        }

        say("starting the node anew");
        await host.DisposeAsync();
        return await HostProcess.Start(order, say);
    }

    private async Task<DriveResult> Drive(HostProcess host, DriveOrder order)
    {
        if (options.Target == TargetNames.Silo)
        {
            var wanted = new InSiloQuestions(
                options.Workload.Set, false, _spec.Seed, options.Questions, options.BulkDevices);
            return await host.Drive(new InSiloOrder(wanted, order), say);
        }

        var world = new LoadWorld(_spec);
        var questions = new QuestionMaker(world, new InProcessFacts(world), _spec.Seed)
            .Set(options.Workload.Set, options.Questions, options.BulkDevices);
        if (options.Target == TargetNames.Client)
        {
            await using var client = await OrleansClient.Connect(host);
            return await Drive(Grains(client.Grains, questions), order, host);
        }

        return await Drive(await Http(host, questions), order, host);
    }

    private Task<DriveResult> Drive(ITarget target, DriveOrder order, HostProcess host) =>
        new Driver(target, order, () => ProcessCpu.OfTree(host.Id), say).Run();

    private bool IsBulk => options.Workload.Set == QuestionSets.Bulk;

    private GrainTarget Grains(IGrainFactory grains, Question[] questions) =>
        IsBulk ? GrainTarget.Bulks(grains, questions) : GrainTarget.Checks(grains, questions);

    private async Task<HttpTarget> Http(HostProcess host, Question[] questions)
    {
        var address = host.Addresses.Product;
        var asked = new HttpQuestions(address, await host.Token("load.gateway", "service"));
        return IsBulk
            ? new HttpTarget(address, [.. questions.Select(asked.Bulk)], options.BulkDevices)
            : new HttpTarget(address, [.. questions.Select(asked.Evaluation)], 1);
    }
}
