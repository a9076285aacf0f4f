namespace OrleansTenancy.Grains.Leases;

/// <summary>The part of a grain's state that other silos may hold.</summary>
/// <typeparam name="TState">The state.</typeparam>
/// <param name="item">Who holds it.</param>
/// <param name="moves">Whether that part differs between two states.</param>
internal sealed class LeasedPart<TState>(LeasedItem item, Func<TState, TState, bool> moves)
{
    /// <summary>At activation from a row: leases may have been granted before.</summary>
    public void Inherit() => item.Inherit();

    /// <summary>Before a write: nobody uses what is about to change.</summary>
    /// <returns>Whether that part changes at all.</returns>
    public async Task<bool> CloseFor(TState old, TState next)
    {
        if (!moves(old, next))
        {
            return false;
        }

        await item.Close();
        return true;
    }

    /// <summary>After the write.</summary>
    public void Open() => item.Open();
}
