namespace OrleansTenancy.Grains.Committing;

/// <summary>
/// For owners whose rows are not one grain state: after a write that failed nobody knows what is stored, so the
/// activation answers nothing more and goes; the next one reads what is really there.
/// </summary>
/// <param name="deactivate">Ends the activation as soon as it is idle.</param>
internal sealed class WriteGuard(Action deactivate)
{
    private Exception? _failure;

    /// <summary>Refuses to go on after a write of unknown outcome. To be called before anything held is used.</summary>
    public void Check()
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException(
                "the last write of this activation has an unknown outcome; ask again", _failure);
        }
    }

    /// <summary>Does one write; what the caller holds may follow only after this has returned.</summary>
    public async Task<T> Write<T>(Func<Task<T>> write)
    {
        Check();
        try
        {
            return await write();
        }
        catch (Exception failure)
        {
            _failure = failure;
            deactivate();
            throw;
        }
    }
}
