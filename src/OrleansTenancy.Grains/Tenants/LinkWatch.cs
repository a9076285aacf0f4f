using Orleans.Runtime;
using Orleans.Timers;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// Sees to it that somebody looks when a link runs out. What was announced stands in the tenant's state; the reminder
/// only says "look at what is due", so it may come late, twice, or on another silo. A tenant without a link that runs
/// out has none.
/// </summary>
/// <param name="owner">The tenant.</param>
/// <param name="look">Announces what is due; runs as a turn of the owner.</param>
internal sealed class LinkWatch(Grain owner, Func<Task> look)
{
    /// <summary>The reminder's name.</summary>
    public const string ReminderName = "links";

    /// <summary>How late an announcement may be; access ends at its instant whatever this is.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private IGrainTimer? _timer;
    private bool _reminded;

    /// <summary>Before a change: makes sure that a crash after it does not make the tenant forget to look.</summary>
    public async Task Prepare(TenantFacts? next)
    {
        if (!_reminded && TenantExpiryRules.IsWatched(next))
        {
            // One that is there already is not begun anew, which would put its next tick off.
            if (await owner.GetReminder(ReminderName) is null)
            {
                await owner.RegisterOrUpdateReminder(ReminderName, Period, Period);
            }

            _reminded = true;
        }
    }

    /// <summary>After a look: nothing will be due any more, so the reminder goes.</summary>
    public async Task Rest(TenantFacts? facts)
    {
        if (TenantExpiryRules.IsWatched(facts))
        {
            return;
        }

        _reminded = false;
        if (await owner.GetReminder(ReminderName) is { } reminder)
        {
            await owner.UnregisterReminder(reminder);
        }
    }

    /// <summary>On activation: a tick may have been missed.</summary>
    public void LookNow()
    {
        _timer ??= owner.RegisterGrainTimer(
            static (attempt, _) => attempt(),
            look,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
