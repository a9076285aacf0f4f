using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Xunit;

namespace OrleansTenancy.Benchmarks.Tests;

/// <summary>
/// Every benchmark has a budget of bytes per call in <c>allocation-budgets.json</c>. Bytes are counted, time is not, so
/// the result is the same on every machine.
/// </summary>
public sealed class AllocationBudgetTests
{
    private const int Calls = 1_000;

    private static readonly Dictionary<string, double> Budgets = JsonSerializer.Deserialize<Dictionary<string, double>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "allocation-budgets.json")))!;

    private static IEnumerable<MethodInfo> Benchmarks => typeof(EvaluatorBenchmarks).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods())
        .Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null);

    public static TheoryData<string> Names => [.. Benchmarks.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_allocates_no_more_than_its_budget(string name)
    {
        var bytes = BytesPerCall(Benchmarks.Single(b => NameOf(b) == name));
        Assert.True(
            bytes <= Budgets[name],
            string.Create(CultureInfo.InvariantCulture, $"{name} allocates {bytes:N1} bytes, its budget is {Budgets[name]:N0}"));
    }

    [Fact]
    public void Budgets_and_benchmarks_are_the_same_list() =>
        Assert.Equal(Benchmarks.Select(NameOf).Order(StringComparer.Ordinal), Budgets.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void What_allocates_is_seen()
    {
        var made = new object?[1];
        var bytes = BytesPerCall(() =>
        {
            made[0] = new byte[100];
            return 0;
        });
        Assert.InRange(bytes, 100, 200);
    }

    private static string NameOf(MethodInfo benchmark) => $"{benchmark.DeclaringType!.Name}.{benchmark.Name}";

    private static double BytesPerCall(MethodInfo benchmark) =>
        BytesPerCall(benchmark.CreateDelegate<Func<int>>(Activator.CreateInstance(benchmark.DeclaringType!)));

    private static double BytesPerCall(Func<int> call)
    {
        // Once for what is made on first use.
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            call();
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
