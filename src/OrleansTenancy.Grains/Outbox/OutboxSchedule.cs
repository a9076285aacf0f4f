using Orleans.Runtime;
using Orleans.Timers;

namespace OrleansTenancy.Grains.Outbox;

/// <summary>
/// When an owner tries again. A timer tries soon; a reminder, which is stored before the first change of an
/// activation, wakes the owner after a crash, also when nobody asks for it.
/// </summary>
/// <param name="owner">The owner.</param>
/// <param name="resume">One attempt; runs as a turn of the owner.</param>
internal sealed class OutboxSchedule(Grain owner, Func<Task> resume)
{
    private const string ReminderName = "owed";

    // The shortest period that Orleans takes.
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private IGrainTimer? _timer;
    private bool _reminded;

    /// <summary>Makes sure that a crash does not make the owner forget. Before a change that owes something.</summary>
    public async Task Remind()
    {
        if (!_reminded)
        {
            await owner.RegisterOrUpdateReminder(ReminderName, ReminderPeriod, ReminderPeriod);
            _reminded = true;
        }
    }

    /// <summary>Tries again in a moment.</summary>
    public void RetrySoon() => Timer().Change(RetryAfter, Timeout.InfiniteTimeSpan);

    /// <summary>Tries again after a while.</summary>
    public void RetryLater(TimeSpan after) => Timer().Change(after, Timeout.InfiniteTimeSpan);

    /// <summary>Tries as soon as the current turn is over.</summary>
    public void RetryNow() => Timer().Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    /// <summary>Nothing is to be tried.</summary>
    public void Cease() => Timer().Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Nothing is owed: the reminder goes.</summary>
    public async Task Rest()
    {
        // Forgotten first: if the removal fails half-way, the next change stores it again.
        _reminded = false;
        if (await owner.GetReminder(ReminderName) is { } reminder)
        {
            await owner.UnregisterReminder(reminder);
        }
    }

    private IGrainTimer Timer() => _timer ??= owner.RegisterGrainTimer(
        static (attempt, _) => attempt(),
        resume,
        new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
}
