using BenchmarkDotNet.Attributes;
using OrleansTenancy.Domain.Catalogue;

namespace OrleansTenancy.Benchmarks;

/// <summary>Sets of scopes as bits.</summary>
[MemoryDiagnoser]
public class MaskBenchmarks
{
    private readonly ScopeSet _some = ScopeCatalogue.BuiltIn.GroupScopes;
    private readonly ScopeSet _others = ScopeCatalogue.BuiltIn.ReadOnlyScopes;

    /// <summary>Whether one scope is in a set.</summary>
    [Benchmark]
    public int Contains() => _some.Contains(70) ? 1 : 0;

    /// <summary>What is in either.</summary>
    [Benchmark]
    public int Union() => _some.Union(_others).IsEmpty ? 1 : 0;

    /// <summary>What is in both.</summary>
    [Benchmark]
    public int Intersect() => _some.Intersect(_others).IsEmpty ? 1 : 0;

    /// <summary>Whether one is part of the other.</summary>
    [Benchmark]
    public int IsSubset() => _some.IsSubsetOf(_others) ? 1 : 0;

    /// <summary>The scope of a question.</summary>
    [Benchmark]
    public int Resolve() =>
        ScopeCatalogue.BuiltIn.TryResolve("REBOOT", "device", out var scope) ? scope.Ordinal : -1;
}
