using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace OrleansTenancy.LoadTests.Targets;

/// <summary>
/// One HTTP/1.1 connection that does nothing but send bytes that were made before and find the end of the answer: a
/// general client would cost more than what is measured. Only to loopback.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int AnswerMax = 4 * 1024 * 1024;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[16 * 1024];
    private byte[] _body = new byte[16 * 1024];
    private int _filled;

    private HttpConnection()
    {
    }

    /// <summary>Connects.</summary>
    public static async Task<HttpConnection> Open(Uri address)
    {
        if (!address.IsLoopback)
        {
            throw new InvalidDataException($"{address} is not on this machine: load goes to loopback only");
        }

        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return connection;
    }

    /// <summary>Sends a request; the status and the body of the answer, which is good until the next one.</summary>
    public async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> Exchange(ReadOnlyMemory<byte> request)
    {
        while (request.Length > 0)
        {
            request = request[await _socket.SendAsync(request)..];
        }

        _filled = 0;
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await Receive();
        }

        var status = StatusOf(_buffer);
        var length = LengthOf(_buffer.AsSpan(0, end + 2));
        var start = end + 4;
        if (length >= 0)
        {
            while (_filled < start + length)
            {
                await Receive();
            }

            return (status, _buffer.AsMemory(start, length));
        }

        return (status, await Chunks(start));
    }

    public void Dispose() => _socket.Dispose();

    private static int StatusOf(ReadOnlySpan<byte> head) =>
        head.Length > 12 && Utf8Parser.TryParse(head[9..12], out int status, out _)
            ? status
            : throw new InvalidDataException("the answer is not HTTP");

    // -1: the body comes in chunks.
    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\r\nContent-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 18)..], out int length, out _)
            ? length
            : head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0 ? -1 : 0;
    }

    private async ValueTask<ReadOnlyMemory<byte>> Chunks(int at)
    {
        var length = 0;
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _filled - at).IndexOf("\r\n"u8)) < 0)
            {
                await Receive();
            }

            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line), out int size, out _, 'X') || size > AnswerMax)
            {
                throw new InvalidDataException("a chunk has no size");
            }

            at += line + 2;
            while (_filled < at + size + 2)
            {
                await Receive();
            }

            if (size == 0)
            {
                return _body.AsMemory(0, length);
            }

            if (_body.Length < length + size)
            {
                Array.Resize(ref _body, Math.Max(_body.Length * 2, length + size));
            }

            _buffer.AsSpan(at, size).CopyTo(_body.AsSpan(length));
            length += size;
            at += size + 2;
        }
    }

    private async ValueTask Receive()
    {
        if (_filled == _buffer.Length)
        {
            if (_filled >= AnswerMax)
            {
                throw new InvalidDataException("the answer has no end");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var got = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += got > 0 ? got : throw new IOException("the server closed the connection");
    }
}
