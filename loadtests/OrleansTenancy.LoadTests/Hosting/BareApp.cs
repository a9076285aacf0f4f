using System.Text.Json.Serialization.Metadata;
using OrleansTenancy.LoadTests.Arms;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>
/// A Kestrel with nothing in front of its routes: no token, no middleware. It is the measure of what a request costs at
/// all, and what other engines are asked through costs them no more than that.
/// </summary>
internal static class BareApp
{
    public static WebApplication Build(string url, HostOrder order, LoadWorld world, IServiceProvider product)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/echo", http => Echo(http, BareJson.Default.BareQuestion));
        app.MapPost("/echo-bulk", http => Echo(http, BareJson.Default.BareBulk));
        if (order.Postgres is { } database)
        {
            Map(app, "/postgres", new PostgresEngine(database));
        }

        if (order.RedisPort is { } port)
        {
            Map(app, "/redis", new RedisEngine(port, world.Catalogue));
        }

        var control = new HostControl(world, product);
        app.Lifetime.ApplicationStopped.Register(control.Dispose);
        control.Map(app);
        return app;
    }

    private static async Task Echo<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        var body = await http.Request.ReadFromJsonAsync(type);
        await http.Response.WriteAsJsonAsync(body!, type);
    }

    private static void Map(WebApplication app, string path, IEngine engine)
    {
        app.Lifetime.ApplicationStopped.Register(() => engine.DisposeAsync().AsTask().Wait());
        app.MapPost(path + "/{tenant}", async http =>
        {
            var question = (await http.Request.ReadFromJsonAsync(BareJson.Default.BareQuestion))!;
            var decision = await engine.Decide(
                (string)http.Request.RouteValues["tenant"]!,
                question.Subject.Id,
                question.Action.Name,
                question.Resource.Id);
            await http.Response.WriteAsJsonAsync(new BareAnswer(decision), BareJson.Default.BareAnswer);
        });
    }
}
