using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Targets;

/// <summary>
/// The people's grains, asked directly: in the silo's own process, or from an Orleans client over TCP; the factory says
/// which. Grain references are made once, as a gateway keeps them.
/// </summary>
internal sealed class GrainTarget : ITarget
{
    private readonly Func<ValueTask<bool>>[] _calls;

    private GrainTarget(Func<ValueTask<bool>>[] calls, int checksPerCall)
    {
        _calls = calls;
        ChecksPerCall = checksPerCall;
    }

    public int Questions => _calls.Length;

    public int ChecksPerCall { get; }

    /// <summary>One check each.</summary>
    public static GrainTarget Checks(IGrainFactory grains, IEnumerable<Question> questions) =>
        new([.. questions.Select(q => Check(grains, q))], 1);

    /// <summary>One command on many devices each.</summary>
    public static GrainTarget Bulks(IGrainFactory grains, IReadOnlyList<Question> questions) =>
        new([.. questions.Select(q => Bulk(grains, q))], questions[0].Devices.Count);

    /// <summary>A grain per person that does nothing: what a grain call costs by itself.</summary>
    public static GrainTarget Pings(IGrainFactory grains, IEnumerable<Question> questions) =>
        new([.. questions.Select(q => Ping(grains, q))], 1);

    public Task<IRequester> Connect() => Task.FromResult<IRequester>(new Requester(_calls));

    private static Func<ValueTask<bool>> Check(IGrainFactory grains, Question question)
    {
        var person = grains.GetGrain<IUserAccess>(question.User.GrainKey);
        var query = new AccessQuery(
            LoadWorld.Tenant(question.Tenant), question.Action, "device", question.Devices[0]);
        var expected = question.Expected[0];
        return async () => (await person.Authorize(query)).IsAllowed == expected;
    }

    private static Func<ValueTask<bool>> Bulk(IGrainFactory grains, Question question)
    {
        var person = grains.GetGrain<IUserAccess>(question.User.GrainKey);
        ImmutableArray<string> devices = [.. question.Devices];
        var query = new BulkQuery(LoadWorld.Tenant(question.Tenant), question.Action, "device", devices);
        return async () => IsRight((await person.AuthorizeBulk(query)).Codes, question);
    }

    private static Func<ValueTask<bool>> Ping(IGrainFactory grains, Question question)
    {
        var ping = grains.GetGrain<IPingGrain>(question.User.GrainKey);
        return async () =>
        {
            await ping.Ping();
            return true;
        };
    }

    // One of them, in turn, would find any mistake too; all of them would be measured along.
    private static bool IsRight(byte[] codes, Question question)
    {
        var last = codes.Length - 1;
        return codes.Length == question.Expected.Count
            && (codes[last] == (byte)DecisionCode.Allowed) == question.Expected[last];
    }

    private sealed class Requester(Func<ValueTask<bool>>[] calls) : IRequester
    {
        public ValueTask<bool> Ask(int index) => calls[index]();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
