using System.Diagnostics;
using System.Globalization;

namespace OrleansTenancy.LoadTests.Processes;

/// <summary>Processor time of processes, user and system.</summary>
internal static class ProcessCpu
{
    // The unit of /proc; the same on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Of this process.</summary>
    public static double Own() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Of a process and of those that it started and that still run, as a database's are.</summary>
    public static double OfTree(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            using var found = Process.GetProcessById(process);
            return found.TotalProcessorTime.TotalSeconds;
        }

        var all = new Dictionary<int, (int Parent, double Cpu)>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), out var id) && Read(directory) is { } stat)
            {
                all[id] = stat;
            }
        }

        return all.Where(p => IsBelow(p.Key, process, all)).Sum(p => p.Value.Cpu);
    }

    private static bool IsBelow(int process, int top, Dictionary<int, (int Parent, double Cpu)> all)
    {
        const int DepthMax = 64;
        for (var depth = 0; depth < DepthMax; depth++)
        {
            if (process == top)
            {
                return true;
            }

            if (!all.TryGetValue(process, out var stat))
            {
                return false;
            }

            process = stat.Parent;
        }

        return false;
    }

    private static (int Parent, double Cpu)? Read(string directory)
    {
        try
        {
            // The name may have spaces and brackets in it: what counts comes after the last one.
            var text = File.ReadAllText(Path.Combine(directory, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (Number(fields[1]), (Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
