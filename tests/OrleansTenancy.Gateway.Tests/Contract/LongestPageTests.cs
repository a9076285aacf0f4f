using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Tests.Rules;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

/// <summary>The longest page that a caller may ask for says, as every other does, whether there is more.</summary>
[Collection(HttpTests.Name)]
public sealed class LongestPageTests(DevServer server)
{
    private const int Longest = 1_000;
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task A_page_of_a_thousand_is_not_taken_for_the_last_one()
    {
        var sides = await Sides.Linked(_world);
        var partner = PartnerId.Parse(sides.Partner);
        var grains = server.Services.GetRequiredService<IGrainFactory>();
        var lines = string.Join('\n', Numbers.Select(n => $$"""{"deviceId":"d-{{n}}"}"""));
        (await sides.AsOwner.Raw(HttpMethod.Post, $"/v1/tenants/{sides.Tenant}/devices/import", lines, "application/x-ndjson")).Is(200);
        var content = new NotificationContent(
            Guid.NewGuid(), NotificationTypes.MemberAdded, null, partner, UserId.Parse("u"), DateTimeOffset.UtcNow, ImmutableDictionary<string, string>.Empty);
        var entry = new AuditEntry("", "2026-01-02T03:04:05Z", "u", AuditActions.MemberAdded, null, sides.Partner, null, null);
        var member = JsonSerializer.SerializeToUtf8Bytes(new MemberEntry("technician", null), DirectoryEntries.Default.MemberEntry);
        foreach (var some in Numbers.Chunk(500))
        {
            await grains.GetGrain<IInboxGrain>(InboxKey.For(partner)).Append([.. some.Select(n => new IncomingNotification("filler", n, content))]);
            await grains.GetGrain<IAuditGrain>(AuditChain.Of(partner))
                .Record([.. some.Select(n => new IncomingAudit("filler", n, entry with { Id = $"{n}" }))]);
            await grains.GetGrain<IDirectoryGrain>(DirectoryKey.MembersOf(partner))
                .Put([.. some.Select(n => new DirectoryItem($"m-{n}", 1, "technician", "", member))]);
        }

        await IsWhole(sides.AsOwner, $"/v1/tenants/{sides.Tenant}/devices");
        await IsWhole(sides.AsChief, $"/v1/partners/{sides.Partner}/notifications");
        await IsWhole(sides.AsChief, $"/v1/partners/{sides.Partner}/audit");
        await IsWhole(sides.AsChief, $"/v1/partners/{sides.Partner}/members");
    }

    private static IEnumerable<int> Numbers => Enumerable.Range(1, Longest + 1);

    private static async Task IsWhole(Api caller, string path)
    {
        var first = (await caller.Get($"{path}?limit={Longest}")).Is(200);
        Assert.Equal(Longest, first.Items.Length);
        Assert.True(first.Member("next") is not null, $"{path} is cut");
        Assert.NotEmpty((await caller.Get($"{path}?cursor={first.Member("next")}")).Is(200).Items);
    }
}
