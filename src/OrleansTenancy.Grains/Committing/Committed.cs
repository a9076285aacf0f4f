using OrleansTenancy.Grains.Leases;

namespace OrleansTenancy.Grains.Committing;

/// <summary>
/// The state of an owner grain as readers may see it: only ever what the store has acknowledged. A command makes the
/// next value, commits it here, and only then does anybody see it.
/// </summary>
/// <typeparam name="TState">An immutable record.</typeparam>
/// <param name="storage">The grain's one persistent state.</param>
/// <param name="deactivate">Ends the activation as soon as it is idle.</param>
/// <param name="leased">The part that other silos may hold; null: none.</param>
internal sealed class Committed<TState>(
    IPersistentState<TState> storage, Action deactivate, LeasedPart<TState>? leased = null)
    where TState : class, new()
{
    private TState _value = new();
    private Exception? _failure;

    /// <summary>
    /// The last committed value. After a write of unknown outcome there is none: what is stored may be newer than
    /// what we hold, so answering from memory could allow what a stored revocation denies.
    /// </summary>
    public TState Value => _failure is null ? _value : throw Unreadable();

    /// <summary>Takes over what the store had at activation; called once, before any request.</summary>
    public void Load()
    {
        _value = storage.RecordExists ? storage.State : new TState();
        if (storage.RecordExists)
        {
            leased?.Inherit();
        }
    }

    /// <summary>
    /// Writes the next value and makes it visible. On any failure the outcome is unknown: the activation refuses
    /// everything from then on and goes; the next one reads what is really stored.
    /// </summary>
    public Task Commit(TState next) =>
        Change(next, () =>
        {
            storage.State = next;
            return storage.WriteStateAsync();
        });

    /// <summary>Takes the row away: there is nothing to be remembered any more. Fails as a write does.</summary>
    public Task Clear() => Change(new TState(), storage.ClearStateAsync);

    private async Task Change(TState next, Func<Task> write)
    {
        if (_failure is not null)
        {
            throw Unreadable();
        }

        // Outside the write: nothing has happened yet, and nobody uses the old value any more.
        var isClosed = leased is not null && await leased.CloseFor(_value, next);
        try
        {
            await write();
        }
        catch (Exception failure)
        {
            _failure = failure;
            deactivate();
            throw;
        }

        _value = next;
        if (isClosed)
        {
            leased!.Open();
        }
    }

    private InvalidOperationException Unreadable() =>
        new("the last write of this activation has an unknown outcome; ask again", _failure);
}
