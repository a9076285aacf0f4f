using System.Net.Http.Headers;
using System.Text;

namespace OrleansTenancy.Server.Tests;

/// <summary>A stream of server-sent events, as text.</summary>
internal sealed class SseText : IDisposable
{
    private static readonly HttpClient Client = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StreamReader _reader;
    private readonly StringBuilder _text = new();

    private SseText(Stream stream) => _reader = new StreamReader(stream);

    /// <summary>What has come so far.</summary>
    public string Text => _text.ToString();

    public static async Task<SseText> Open(Uri node, string path, string token, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new SseText(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Until a text has come.</summary>
    public async Task Until(string text)
    {
        while (!Text.Contains(text, StringComparison.Ordinal))
        {
            var line = await _reader.ReadLineAsync().WaitAsync(Patience);
            _text.Append(line ?? throw new InvalidOperationException($"ended without `{text}`: {Text}")).Append('\n');
        }
    }

    /// <summary>Until it ends as a response does that is complete; throws when it breaks off.</summary>
    public Task<string> ToEnd() => _reader.ReadToEndAsync().WaitAsync(Patience);
}
