using System.Buffers;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Benchmarks;

/// <summary>What ids, questions and answers cost on their way between silos.</summary>
[MemoryDiagnoser]
public class CodecBenchmarks
{
    private readonly Serializer _serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private readonly ArrayBufferWriter<byte> _buffer = new(1_024);
    private readonly AccessQuery _query = new(SampleFacts.Tenant, "REBOOT", "device", "till-1");
    private readonly DecisionReply _reply = new(
        DecisionCode.Allowed, AccessSource.Member, BuiltinRoles.GroupAdmin, null, AccessHint.None, SampleFacts.Uid);

    private readonly byte[] _writtenQuery;
    private readonly byte[] _writtenReply;

    /// <summary>Writes both once, so that they can be read.</summary>
    public CodecBenchmarks()
    {
        _writtenQuery = _serializer.SerializeToArray(_query);
        _writtenReply = _serializer.SerializeToArray(_reply);
    }

    /// <summary>A question is written.</summary>
    [Benchmark]
    public int WriteQuery()
    {
        _buffer.ResetWrittenCount();
        _serializer.Serialize(_query, _buffer);
        return _buffer.WrittenCount;
    }

    /// <summary>A question is read.</summary>
    [Benchmark]
    public int ReadQuery() => _serializer.Deserialize<AccessQuery>(_writtenQuery).Action.Length;

    /// <summary>An answer is written.</summary>
    [Benchmark]
    public int WriteReply()
    {
        _buffer.ResetWrittenCount();
        _serializer.Serialize(_reply, _buffer);
        return _buffer.WrittenCount;
    }

    /// <summary>An answer is read.</summary>
    [Benchmark]
    public int ReadReply() => (int)_serializer.Deserialize<DecisionReply>(_writtenReply).Code;

    /// <summary>A tenant's id is read from text.</summary>
    [Benchmark]
    public int ParseTenantId() => TenantId.TryParse("acme", out _) ? 1 : 0;

    /// <summary>The key of a person's grain.</summary>
    [Benchmark]
    public int UserGrainKey() => SampleFacts.User.GrainKey.Length;

    /// <summary>The shard of a device.</summary>
    [Benchmark]
    public int ShardOfDevice() => ShardKey.ShardOf("device", "till-1");

    /// <summary>The key of a shard's grain.</summary>
    [Benchmark]
    public int ShardGrainKey() => new ShardKey(SampleFacts.Tenant, SampleFacts.Uid, 7).ToString().Length;
}
