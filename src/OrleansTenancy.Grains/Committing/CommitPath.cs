using System.Collections.Immutable;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Committing;

/// <summary>
/// The one way in which an owner changes: what is owed from before goes first, then decide, write, swap, deliver,
/// answer. A command that is answered is durable and in force everywhere.
/// </summary>
/// <typeparam name="TState">The stored state.</typeparam>
/// <param name="committed">What readers see.</param>
/// <param name="pump">Delivers what is owed.</param>
/// <param name="schedule">Tries again later.</param>
/// <param name="purge">Does one bounded step of a purge; true: there may be more to do.</param>
internal sealed class CommitPath<TState>(
    Committed<TState> committed,
    OutboxPump pump,
    OutboxSchedule schedule,
    Func<OutboxEntry, Task<bool>>? purge = null)
    where TState : class, IOwing<TState>, new()
{
    // A stuck target stops the owner before its row grows without an end.
    private const int OwedMax = 500;

    /// <summary>The last committed state.</summary>
    public TState Value => committed.Value;

    /// <summary>Takes over what the store had; goes on with what the last activation still owed.</summary>
    public void Load()
    {
        committed.Load();
        if (pump.IsOwing(Value.Owed))
        {
            if (!OutboxPump.OwesPurgesOnly(Value.Owed))
            {
                // What the last activation had sent may still be under way.
                pump.Doubt();
            }

            schedule.RetryNow();
        }
    }

    /// <summary>
    /// Before a command is decided: delivers what an earlier one still owes to people. Otherwise a repeat of a command
    /// that failed after its write would find nothing to change and be answered, with nothing in force yet.
    /// </summary>
    public async Task Settle()
    {
        if (!pump.IsOwing(Value.Owed))
        {
            return;
        }

        await pump.Deliver(Value.Owed);
        DemandDelivery(Value.Owed);
        if (Value.Owed.Entries.Length > OwedMax && pump.Prune(Value.Owed).Entries.Length > OwedMax)
        {
            throw new TimeoutException("too much is still to be delivered; ask again");
        }
    }

    /// <summary>Before the owner forgets something: nothing that it still owes may name it afterwards.</summary>
    public async Task SettleAll()
    {
        await pump.Deliver(Value.Owed);
        if (pump.IsOwing(Value.Owed))
        {
            throw new TimeoutException("something is still to be delivered; ask again");
        }
    }

    /// <summary>
    /// Before an owner asks another one to agree to a change: a crash from now on wakes the owner, which then says what
    /// it has committed.
    /// </summary>
    public Task Prepare() => schedule.Remind();

    /// <summary>
    /// Writes a change with what it owes, shows it, and delivers. Throws when a decision about a person could not be
    /// delivered in time: then it is durable and will be, but is not yet in force.
    /// </summary>
    public async Task Commit(TState next, ImmutableArray<OwedEffect> effects)
    {
        if (!effects.IsEmpty)
        {
            await schedule.Remind();
        }

        var owed = pump.Prune(next.Owed).Add(effects);
        await committed.Commit(next.WithOwed(owed));
        await pump.Deliver(owed);
        if (pump.IsOwing(owed))
        {
            schedule.RetryNow();
        }

        DemandDelivery(owed);
    }

    /// <summary>A purge is done; the owner, which goes on, has nothing of it any more either.</summary>
    public async Task Purged(OutboxEntry done)
    {
        pump.Purged(done);
        await committed.Commit(Value.WithOwed(pump.Prune(Value.Owed)));
    }

    /// <summary>The owner is gone: its row goes, and what would wake it.</summary>
    public async Task End()
    {
        await committed.Clear();
        await schedule.Rest();
    }

    /// <summary>
    /// One attempt, from the timer or the reminder: a bounded piece of work, after which others may ask.
    /// </summary>
    public async Task Resume()
    {
        // First, so that another attempt is due whatever fails.
        schedule.RetrySoon();
        await pump.Deliver(Value.Owed);
        var goesOn = purge is not null && pump.DuePurge(Value.Owed) is { } due && await Purge(due, purge);
        if (!pump.IsOwing(Value.Owed))
        {
            schedule.Cease();
        }
        else if (goesOn)
        {
            schedule.RetryNow();
        }
    }

    /// <summary>The reminder's attempt: when nothing is owed any more, there is nothing to be reminded of.</summary>
    public async Task ResumeFromReminder()
    {
        await Resume();
        if (!pump.IsOwing(Value.Owed))
        {
            await schedule.Rest();
        }
    }

    // Nobody may deliver again what the purge takes away: that all of it is delivered is stored first.
    private async Task<bool> Purge(OutboxEntry due, Func<OutboxEntry, Task<bool>> step)
    {
        if (!OutboxPump.OwesPurgesOnly(Value.Owed))
        {
            await committed.Commit(Value.WithOwed(pump.Prune(Value.Owed)));
        }

        return await step(due);
    }

    private void DemandDelivery(OutboxLog owed)
    {
        if (pump.IsOwingDemanded(owed))
        {
            throw new TimeoutException("the change is stored but not yet in force everywhere; ask again");
        }
    }
}
