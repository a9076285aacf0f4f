using OrleansTenancy.LoadTests.Driving;

namespace OrleansTenancy.LoadTests.Targets;

/// <summary>A server that is asked over HTTP/1.1, each caller on a connection of its own.</summary>
/// <param name="server">Where it listens.</param>
/// <param name="exchanges">What it is asked.</param>
/// <param name="checksPerCall">How many checks one request is.</param>
internal sealed class HttpTarget(Uri server, IReadOnlyList<HttpExchange> exchanges, int checksPerCall) : ITarget
{
    public int Questions => exchanges.Count;

    public int ChecksPerCall => checksPerCall;

    public async Task<IRequester> Connect() => new Requester(await HttpConnection.Open(server), exchanges);

    private sealed class Requester(HttpConnection connection, IReadOnlyList<HttpExchange> exchanges) : IRequester
    {
        public async ValueTask<bool> Ask(int index)
        {
            var exchange = exchanges[index];
            var (status, body) = await connection.Exchange(exchange.Request);
            return status == 200
                ? exchange.IsRight(body.Span)
                : throw new InvalidDataException(
                    $"status {status}: {System.Text.Encoding.UTF8.GetString(body.Span)}");
        }

        public ValueTask DisposeAsync()
        {
            connection.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
