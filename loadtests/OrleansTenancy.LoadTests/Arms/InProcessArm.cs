using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Processes;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>
/// The evaluator in this process on one thread, in a loop as tight as can be: what a check would cost if all facts
/// always were where it is asked.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="facts">All of it, filled.</param>
/// <param name="questions">What is asked.</param>
internal sealed class InProcessArm(LoadWorld world, InProcessFacts facts, Question[] questions)
{
    private readonly DateTimeOffset _at = TimeProvider.System.GetUtcNow();
    private readonly (TenantId Tenant, ScopeEntry Scope)[] _asked =
    [
        .. questions.Select(q => (
            LoadWorld.Tenant(q.Tenant),
            world.Catalogue.TryResolve(q.Action, "device", out var scope)
                ? scope
                : throw new InvalidDataException(q.Action))),
    ];

    /// <summary>A whole check at a time: facts, path, device, decision.</summary>
    public DriveResult Checks(DriveOrder order) => Loop(order, 1, i =>
    {
        var question = questions[i];
        var answer = facts.Decide(_asked[i].Tenant, question.User, question.Action, question.Devices[0], _at);
        return answer.IsAllowed == question.Expected[0] ? 0 : 1;
    });

    /// <summary>On a path that is made once per bulk: device, decision, for each device.</summary>
    public DriveResult Batches(DriveOrder order) => Loop(order, questions[0].Devices.Count, i =>
    {
        var question = questions[i];
        var (tenant, scope) = _asked[i];
        var path = facts.PathOf(tenant, question.User, _at, out var policy);
        var wrong = 0;
        for (var device = 0; device < question.Devices.Count; device++)
        {
            var answer = facts.Look(path, policy, scope, tenant, question.Devices[device]);
            wrong += answer.IsAllowed == question.Expected[device] ? 0 : 1;
        }

        return wrong;
    });

    private DriveResult Loop(DriveOrder order, int checksPerCall, Func<int, int> call)
    {
        const int Block = 32;
        var latency = new Histogram();
        var begin = Moments.Now + Moments.FromSeconds(order.WarmupSeconds);
        var (calls, wrong, next, cpu, from) = (0L, 0L, 0, -1.0, begin);
        var end = begin + Moments.FromSeconds(order.Seconds);
        long now;
        while ((now = Moments.Now) < end && !(order.Once && next >= questions.Length))
        {
            if (cpu < 0 && now >= begin)
            {
                (cpu, calls, from) = (ProcessCpu.Own(), 0, now);
                latency = new Histogram();
            }

            for (var i = 0; i < Block; i++)
            {
                wrong += call(next++ % questions.Length);
            }

            calls += Block;
            latency.Add(Moments.Nanoseconds(Moments.Now - now) / Block);
        }

        return new DriveResult
        {
            Calls = calls,
            Seconds = Moments.Seconds(now - from),
            ChecksPerCall = checksPerCall,
            Wrong = wrong,
            LatencyUs = [.. DriveResult.Shares.Select(latency.Microseconds)],
            CpuSeconds = ProcessCpu.Own() - Math.Max(0, cpu),
            Invalid = wrong > 0 ? $"{wrong:N0} answers were wrong" : null,
        };
    }
}
