using System.Collections.Immutable;
using System.Text.Json;
using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Audit;

/// <summary>Reads chains of the audit trail as the gateway does, and sees whether they are whole.</summary>
public sealed class Trails(World world)
{
    public static string Of(PartnerId partner) => AuditChain.Of(partner);

    public static string Of(UserId user) => AuditChain.Of(user);

    public async Task<string> Of(TenantId tenant) => AuditChain.Of(tenant, (await world.Reads(tenant).View())!.Uid);

    public IAuditGrain Grain(string chain) => world.Cluster.Grain<IAuditGrain>(chain);

    public Task<ImmutableArray<AuditRecord>> Read(string chain) => Grain(chain).Read(0, 1000);

    public async Task<string[]> Actions(string chain) => [.. (await Read(chain)).Select(r => r.Entry.Action)];

    /// <summary>What is wrong with a chain first; null: it is whole.</summary>
    public async Task<AuditFault?> Fault(string chain)
    {
        var store = world.Cluster.Audit;
        var head = await store.Head(chain, CancellationToken.None);
        var walk = new AuditWalk(chain, head?.PurgedThrough ?? 0);
        foreach (var record in await store.Read(chain, walk.Reached, int.MaxValue, CancellationToken.None))
        {
            if (walk.Take(record) is { } fault)
            {
                return fault;
            }
        }

        return walk.End(head);
    }

    public async Task IsWhole(string chain) => Assert.Null(await Fault(chain));

    /// <summary>A member of what was or is, as text.</summary>
    public static string? Member(string? json, string name) =>
        json is not null && JsonDocument.Parse(json).RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
}
