using BenchmarkDotNet.Attributes;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;

namespace OrleansTenancy.Benchmarks;

/// <summary>The decision, and the path that it is made on.</summary>
[MemoryDiagnoser]
public class EvaluatorBenchmarks
{
    private const string Device = "device";
    private readonly AccessPath _path = SampleFacts.Path;
    private readonly AccessRequest _request = new(SampleFacts.Tenant, "REBOOT", Device, "till-1");
    private readonly ScopeEntry _scope =
        ScopeCatalogue.BuiltIn.TryResolve("REBOOT", Device, out var scope)
            ? scope
            : throw new InvalidOperationException();

    /// <summary>One more device of a bulk: allowed.</summary>
    [Benchmark]
    public int DecideAllowed() => (int)Decide(SampleFacts.Inside);

    /// <summary>One more device of a bulk: it lies outside the groups.</summary>
    [Benchmark]
    public int DecideOutside() => (int)Decide(SampleFacts.Outside);

    /// <summary>One more device of a bulk: it is not there.</summary>
    [Benchmark]
    public int DecideMissing() => (int)Decide(Placement.Missing);

    /// <summary>How a person comes into a tenant.</summary>
    [Benchmark]
    public int ResolvePath() => (int)SampleFacts.Path.Code;

    /// <summary>A whole question, from the facts on.</summary>
    [Benchmark]
    public int Evaluate() => (int)AccessEvaluator.Evaluate(
        SampleFacts.Person,
        SampleFacts.Policy,
        static _ => null,
        ScopeCatalogue.BuiltIn,
        _request,
        SampleFacts.Inside,
        SampleFacts.At).Code;

    private DecisionCode Decide(Placement placement) =>
        AccessEvaluator.Decide(_path, SampleFacts.Policy, _scope, Device, "till-1", placement).Code;
}
