using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansTenancy.Server.Tests;

/// <summary>
/// A load balancer and a client behind it: asks nodes in turn, leaves out those that say that they are not ready, and
/// asks once more, elsewhere, when a read gets no answer or a 503.
/// </summary>
internal sealed class BalancedClient : IAsyncDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyList<Uri> _nodes;
    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly CancellationTokenSource _end = new();
    private readonly Task _looking;
    private readonly Stopwatch _begun = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<Uri, bool> _isReady = [];
    private int _turn;
    private int _calls;

    public BalancedClient(IReadOnlyList<Uri> nodes)
    {
        _nodes = nodes;
        _looking = Task.WhenAll(nodes.Select(Look));
    }

    /// <summary>Reads that got no answer, although they were asked twice.</summary>
    public ConcurrentBag<string> Failed { get; } = [];

    /// <summary>Reads that were asked twice.</summary>
    public ConcurrentBag<string> Retried { get; } = [];

    public int Calls => _calls;

    /// <summary>A read; null: it failed.</summary>
    public async Task<JsonElement?> Read(string method, string path, string token, object? body = null)
    {
        Interlocked.Increment(ref _calls);
        var (first, fault, asked) = await Try(method, path, token, body, null);
        if (fault is null)
        {
            return first;
        }

        Retried.Add(fault);
        var (second, again, _) = await Try(method, path, token, body, asked);
        if (again is not null)
        {
            Failed.Add($"{fault}, then {again}");
            return null;
        }

        return second;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _looking;
        _client.Dispose();
        _end.Dispose();
    }

    private async Task<(JsonElement Answer, string? Fault, Uri? Asked)> Try(
        string method, string path, string token, object? body, Uri? butNot)
    {
        var ready = _nodes.Where(n => n != butNot && _isReady.GetValueOrDefault(n, true)).ToArray();
        if (ready.Length == 0)
        {
            return (default, "no node is ready", null);
        }

        var node = ready[(uint)Interlocked.Increment(ref _turn) % ready.Length];
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(node, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        try
        {
            using var response = await _client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode
                ? (JsonDocument.Parse(text).RootElement, null, node)
                : (default, Fault((int)response.StatusCode + " " + text), node);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return (default, Fault($"{failure.Message} {failure.InnerException?.Message}"), node);
        }

        string Fault(string what) => $"{_begun.ElapsedMilliseconds} {path} of {node}: {what}";
    }

    // Each by itself: one that answers late does not hide what another one says.
    private async Task Look(Uri node)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                _isReady[node] = await IsReady(node);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task<bool> IsReady(Uri node)
    {
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        patient.CancelAfter(ProbePatience);
        try
        {
            using var answer = await _client.GetAsync(new Uri(node, "/health/ready"), patient.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
