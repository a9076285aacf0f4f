using System.Net.Http.Json;
using System.Text.Json;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Processes;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>A server process, from the side that measures.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan SeedPatience = TimeSpan.FromMinutes(30);

    private readonly BackgroundProcess _process;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromHours(1) };

    private HostProcess(BackgroundProcess process, HostAddresses addresses)
    {
        _process = process;
        Addresses = addresses;
    }

    public HostAddresses Addresses { get; }

    public int Id => _process.Id;

    /// <summary>Starts one and waits until its world is there.</summary>
    /// <param name="order">What it is to be.</param>
    /// <param name="say">Told how far it is.</param>
    public static async Task<HostProcess> Start(HostOrder order, Action<string> say)
    {
        var ready = new TaskCompletionSource<HostAddresses>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = BackgroundProcess.Start(Environment.ProcessPath!, Arguments(), line =>
        {
            if (line.StartsWith(HostNode.ReadyMark, StringComparison.Ordinal))
            {
                ready.TrySetResult(JsonSerializer.Deserialize<HostAddresses>(line[HostNode.ReadyMark.Length..])!);
            }
            else
            {
                say("  " + line);
            }
        });
        await process.Say(JsonSerializer.Serialize(order));
        await process.Await(ready.Task, SeedPatience);
        return new HostProcess(process, await ready.Task);
    }

    /// <summary>A token of the development server.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="role">A claimed role; null: an ordinary person.</param>
    public async Task<string> Token(string user, string? role)
    {
        var answer = await Post(new Uri(Addresses.Product, "/dev/token"), new { sub = user, role });
        return answer.GetProperty("accessToken").GetString()!;
    }

    /// <summary>Has questions asked inside the process.</summary>
    public async Task<DriveResult> Drive(InSiloOrder order, Action<string>? progress)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Addresses.Bare, "/control/drive"));
        request.Content = JsonContent.Create(order, options: JsonSerializerOptions.Default);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } text)
        {
            var line = JsonSerializer.Deserialize<InSiloLine>(text)!;
            if (line.Result is { } result)
            {
                return result;
            }

            progress?.Invoke(line.Progress!);
        }

        throw new InvalidDataException("the server process gave no result");
    }

    /// <summary>Has changes made inside the process.</summary>
    public async Task<double> Change(ChangeOrder order)
    {
        var answer = await Post(new Uri(Addresses.Bare, "/control/changes"), order);
        return answer.GetProperty("medianUs").GetDouble();
    }

    /// <summary>What is alive on the managed heap, in bytes.</summary>
    public async Task<long> Heap() => (await Post(new Uri(Addresses.Bare, "/control/heap"), new { })).GetInt64();

    /// <summary>Begins to count grain calls.</summary>
    public async Task BeginCalls()
    {
        using var answer = await _http.PostAsync(new Uri(Addresses.Bare, "/control/calls/begin"), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The grain calls since then.</summary>
    public async Task<long> EndCalls() =>
        (await Post(new Uri(Addresses.Bare, "/control/calls/end"), new { })).GetInt64();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    // Started by its own executable, or by `dotnet` with the assembly.
    private static string[] Arguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(HostProcess).Assembly.Location, Commands.LoadCommand.HostVerb]
            : [Commands.LoadCommand.HostVerb];

    private async Task<JsonElement> Post<T>(Uri address, T body)
    {
        using var answer = await _http.PostAsJsonAsync(address, body, JsonSerializerOptions.Default);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidDataException($"{address.AbsolutePath}: {(int)answer.StatusCode} {text}");
    }
}
