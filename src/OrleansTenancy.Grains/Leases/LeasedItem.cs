namespace OrleansTenancy.Grains.Leases;

/// <summary>
/// Who holds the facts of one owner grain. Part of the activation: used in its turns only, so a grant and the
/// beginning of a change never overlap.
/// </summary>
/// <param name="item">The owner.</param>
/// <param name="book">The silo's side of it.</param>
internal sealed class LeasedItem(GrainId item, LeaseBook book)
{
    private readonly HashSet<SiloAddress> _holders = [];
    private bool _closed;
    private long? _inheritedSince;

    /// <summary>At activation: an earlier one may have granted leases that nobody here knows of.</summary>
    public void Inherit() => _inheritedSince = book.Now;

    /// <summary>Lets a silo keep what it is about to be given.</summary>
    /// <returns>The silo that will tell of changes; null: it may not keep it.</returns>
    public SiloAddress? Grant(SiloAddress holder)
    {
        if (_closed || !book.MayGrant)
        {
            return null;
        }

        _holders.Add(holder);
        return book.Self;
    }

    /// <summary>
    /// Before a change is written: returns when nobody uses the facts any more. Nothing is granted from then on, also
    /// when the write fails: then the activation goes.
    /// </summary>
    public async Task Close()
    {
        _closed = true;
        SiloAddress[] holders = [.. _holders];
        _holders.Clear();
        await book.Drop(item, holders);
        if (_inheritedSince is { } since)
        {
            await book.DropInherited(item, since);
            _inheritedSince = null;
        }
    }

    /// <summary>After the change is in force.</summary>
    public void Open() => _closed = false;

    /// <summary>
    /// The activation leaves: whoever holds something has to drop it before its session goes on. The next activation
    /// waits for that before it changes anything.
    /// </summary>
    public void Leave()
    {
        _closed = true;
        book.Owe(item, _holders);
        _holders.Clear();
    }
}
