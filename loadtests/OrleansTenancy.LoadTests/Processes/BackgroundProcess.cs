using System.Diagnostics;
using System.Globalization;

namespace OrleansTenancy.LoadTests.Processes;

/// <summary>A process that runs beside this one and ends with it.</summary>
internal sealed class BackgroundProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);
    private readonly Process _process;
    private readonly Queue<string> _last = new();

    private BackgroundProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="hear">Told of every line that it prints; null: nobody is.</param>
    public static BackgroundProcess Start(string file, IEnumerable<string> arguments, Action<string>? hear = null)
    {
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var background = new BackgroundProcess(new Process { StartInfo = start });
        background._process.OutputDataReceived += (_, line) => background.Hear(line.Data, hear);
        background._process.ErrorDataReceived += (_, line) => background.Hear(line.Data, hear);
        background._process.Start();
        background._process.BeginOutputReadLine();
        background._process.BeginErrorReadLine();
        return background;
    }

    /// <summary>Says a line to it.</summary>
    public async Task Say(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for something, unless the process ends or the time is up.</summary>
    public async Task Await(Task ready, TimeSpan patience)
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(ready, ended).WaitAsync(patience) == ended)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_process.StartInfo.FileName} ended with {_process.ExitCode}: {LastLines()}"));
        }

        await ready;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            try
            {
                await _process.WaitForExitAsync().WaitAsync(EndPatience);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    /// <summary>Ends it without asking.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    private void Hear(string? line, Action<string>? hear)
    {
        const int Kept = 20;
        if (line is null)
        {
            return;
        }

        lock (_last)
        {
            _last.Enqueue(line);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }
        }

        hear?.Invoke(line);
    }

    private string LastLines()
    {
        lock (_last)
        {
            return string.Join(Environment.NewLine, _last);
        }
    }
}
