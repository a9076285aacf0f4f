using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansTenancy.Testing.Mail;

/// <summary>A mail server on the loopback address that keeps what it is given, or answers as it is told to.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly Task _serving;
    private int _refused;

    /// <summary>Starts it on a free port.</summary>
    public SmtpServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it asks for a user and a password.</summary>
    public bool WantsUser { get; init; }

    /// <summary>What it answers to a recipient.</summary>
    public string RecipientAnswer { get; set; } = "250 ok";

    /// <summary>What it answers to a whole mail.</summary>
    public string MailAnswer { get; set; } = "250 ok";

    /// <summary>The mails that it said yes to, in order.</summary>
    public IReadOnlyList<Received> Mails => [.. _received];

    /// <summary>How many whole mails it said no to.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Talk(client.GetStream());
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
            {
                // The client went, or the test is over.
            }
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var received = new Received();
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync(WantsUser ? "250-test\r\n250 AUTH PLAIN" : "250 test");
                    break;
                case "AUTH":
                    received = received with { User = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])) };
                    await writer.WriteLineAsync("235 ok");
                    break;
                case "MAIL":
                    received = received with { From = line };
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    received = received with { To = [.. received.To, line] };
                    await writer.WriteLineAsync(RecipientAnswer);
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    received = received with { Text = await ReadMail(reader) };
                    Keep(received);
                    await writer.WriteLineAsync(MailAnswer);
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private void Keep(Received received)
    {
        if (MailAnswer.StartsWith('2'))
        {
            _received.Enqueue(received);
        }
        else
        {
            Interlocked.Increment(ref _refused);
        }
    }

    private async Task<string> ReadMail(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>A mail as it came.</summary>
public sealed record Received
{
    /// <summary>The line that said who sends.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>The lines that said to whom.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>User and password, as AUTH PLAIN has them.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>Headers and body.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The value of a header; fails unless it is there once.</summary>
    public string Header(string name) =>
        Text.Split("\n\n")[0].Replace("\n ", " ", StringComparison.Ordinal).Split('\n')
            .Single(l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];
}
