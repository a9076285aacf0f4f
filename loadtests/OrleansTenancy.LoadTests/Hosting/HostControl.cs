using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Processes;
using OrleansTenancy.LoadTests.Targets;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>Routes by which the measuring process has things done inside the server process.</summary>
/// <param name="world">What is in the node.</param>
/// <param name="product">The services of the node.</param>
internal sealed class HostControl(LoadWorld world, IServiceProvider product) : IDisposable
{
    private readonly IGrainFactory _grains = product.GetRequiredService<IGrainFactory>();
    private readonly ConcurrentDictionary<InSiloQuestions, GrainTarget> _targets = new();
    private CallCount? _calls;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/control/drive", Drive);
        routes.MapPost("/control/calls/begin", () => (_calls = new CallCount()).Begin());
        routes.MapPost("/control/calls/end", () => _calls?.End() ?? 0);
        routes.MapPost("/control/heap", () => GC.GetTotalMemory(forceFullCollection: true).ToString());
        routes.MapPost("/control/changes", Change);
    }

    public void Dispose() => _calls?.Dispose();

    private async Task Drive(HttpContext http)
    {
        var order = (await JsonSerializer.DeserializeAsync<InSiloOrder>(http.Request.Body))!;
        var target = _targets.GetOrAdd(order.Questions, Target);
        var lines = Channel.CreateUnbounded<InSiloLine>();
        var run = Task.Run(async () =>
        {
            try
            {
                var driver = new Driver(
                    target, order.Drive, ProcessCpu.Own, text => lines.Writer.TryWrite(new InSiloLine(text, null)));
                lines.Writer.TryWrite(new InSiloLine(null, await driver.Run()));
            }
            finally
            {
                lines.Writer.Complete();
            }
        });
        await foreach (var line in lines.Reader.ReadAllAsync())
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, line);
            await http.Response.Body.WriteAsync("\n"u8.ToArray());
            await http.Response.Body.FlushAsync();
        }

        await run;
    }

    // The facts that say what is right are let go again: they would weigh on the heap that is measured.
    private GrainTarget Target(InSiloQuestions wanted)
    {
        var questions = new QuestionMaker(world, new InProcessFacts(world), wanted.Seed)
            .Set(wanted.Set, wanted.Questions, wanted.Devices);
        return wanted switch
        {
            { Ping: true } => GrainTarget.Pings(_grains, questions),
            { Set: QuestionSets.Bulk } => GrainTarget.Bulks(_grains, questions),
            _ => GrainTarget.Checks(_grains, questions),
        };
    }

    private async Task Change(HttpContext http)
    {
        var order = (await JsonSerializer.DeserializeAsync<ChangeOrder>(http.Request.Body))!;
        await http.Response.WriteAsJsonAsync(await new WorldChanges(world, _grains).Run(order));
    }
}
