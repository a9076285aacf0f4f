using System.Diagnostics;

namespace OrleansTenancy.Server.Tests;

/// <summary>Runs what people paste into a shell.</summary>
internal static class Shell
{
    /// <summary>Runs a script to its end and answers what it printed.</summary>
    public static async Task<string> Run(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        })!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return bash.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"the script ended with {bash.ExitCode}: {output}");
    }
}
