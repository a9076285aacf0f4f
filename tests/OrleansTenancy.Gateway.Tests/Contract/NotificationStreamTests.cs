using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

[Collection(HttpTests.Name)]
public sealed class NotificationStreamTests(DevServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task X_10_a_listener_gets_each_event_once_and_goes_on_where_it_left_off()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        var path = $"/v1/partners/{partner}/notifications/stream";
        using (var stream = await _world.As(chief).Open(path))
        {
            Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
            using var events = new EventReader(await stream.Content.ReadAsStreamAsync());
            Assert.Equal(("1", "member.added"), await events.Next(Patience));
            (await _world.Request(tenant, owner, partner)).Is(202);
            Assert.Equal(("2", "link.requested"), await events.Next(Patience));
        }

        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants/{tenant}/reject", new { reason = "a\n\ndata: forged" })).Is(200);
        using var again = await _world.As(chief).Open(path, lastEventId: "1");
        using var rest = new EventReader(await again.Content.ReadAsStreamAsync());
        Assert.Equal(("2", "link.requested"), await rest.Next(Patience));
        Assert.Equal(("3", "link.rejected"), await rest.Next(Patience));
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("0", "1")]
    [InlineData("no-number", "1")]
    [InlineData("-1", "1")]
    [InlineData("99", "1")]
    public async Task X_10_V15_a_place_that_is_none_here_starts_from_the_beginning(string lastEventId, string first)
    {
        var (chief, second) = (HttpWorld.New("chief"), HttpWorld.New("second"));
        var partner = await _world.CreatePartner(chief);
        await _world.AddMember(partner, chief, second);

        using var stream = await _world.As(chief).Open($"/v1/partners/{partner}/notifications/stream", lastEventId);
        using var events = new EventReader(await stream.Content.ReadAsStreamAsync());

        Assert.Equal((first, "member.added"), await events.Next(Patience));
        (await _world.As(chief).Get($"/v1/partners/{partner}/notifications?after=-1")).IsProblem(400, "invalid-parameter");
        Assert.Empty((await _world.As(chief).Get($"/v1/partners/{partner}/notifications?after=99")).Is(200).Items);
    }

    [Fact]
    public async Task A_listener_who_is_put_out_gets_nothing_more()
    {
        var (chief, second) = (HttpWorld.New("chief"), HttpWorld.New("second"));
        var partner = await _world.CreatePartner(chief);
        await _world.AddMember(partner, chief, second, "admin");
        using var stream = await _world.As(second).Open($"/v1/partners/{partner}/notifications/stream?after=2");
        using var events = new EventReader(await stream.Content.ReadAsStreamAsync());

        (await _world.As(chief).Delete($"/v1/partners/{partner}/members/{second}")).Is(204);

        Assert.Equal((null, "closed"), await events.Next(Patience));
    }

    private sealed class EventReader(Stream stream) : IDisposable
    {
        private readonly StreamReader _reader = new(stream);

        public void Dispose() => _reader.Dispose();

        public async Task<(string? Id, string? Event)> Next(TimeSpan patience)
        {
            using var patient = new CancellationTokenSource(patience);
            string? id = null, name = null;
            while (await _reader.ReadLineAsync(patient.Token) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    id = line[4..];
                }
                else if (line.StartsWith("event: ", StringComparison.Ordinal))
                {
                    name = line[7..];
                }
                else if (line.Length == 0 && name is not null)
                {
                    return (id, name);
                }
            }

            return (id, name);
        }
    }
}
