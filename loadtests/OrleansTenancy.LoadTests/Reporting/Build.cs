using System.Reflection;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>What is measured.</summary>
internal static class Build
{
    /// <summary>The commit that this build is of, as the compiler was told it.</summary>
    public static string Commit { get; } =
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            is { } version && version.Split('+') is [_, var commit]
            ? commit
            : "unknown";

    /// <summary>Whether it was compiled to be fast.</summary>
    public static bool IsOptimized { get; } =
        typeof(Build).Assembly.GetCustomAttribute<System.Diagnostics.DebuggableAttribute>()
            is not { IsJITOptimizerDisabled: true };
}
