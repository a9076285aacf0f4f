using BenchmarkDotNet.Running;
using OrleansTenancy.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(EvaluatorBenchmarks).Assembly).Run(args);
