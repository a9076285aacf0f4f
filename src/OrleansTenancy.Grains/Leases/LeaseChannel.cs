namespace OrleansTenancy.Grains.Leases;

/// <summary>The holder's side: this silo's session with one owner silo, for everything it holds of it.</summary>
/// <param name="owner">The owner silo.</param>
/// <param name="self">This silo.</param>
/// <param name="wire">To the owner.</param>
/// <param name="drops">What is held here.</param>
/// <param name="times">How long sessions last.</param>
/// <param name="clock">Monotonic time.</param>
internal sealed class LeaseChannel(
    SiloAddress owner, SiloAddress self, ILeaseWire wire, IDrops drops, LeaseTimes times, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _validUntil = long.MinValue;
    private long _dropped;

    /// <summary>The owner silo.</summary>
    public SiloAddress Owner => owner;

    /// <summary>Whether the session lasts. To be read after what it covers was found.</summary>
    public bool IsLive => clock.GetTimestamp() < Volatile.Read(ref _validUntil);

    /// <summary>Begins the session if there is none.</summary>
    /// <returns>Whether there is one now.</returns>
    public async ValueTask<bool> Ensure()
    {
        if (IsLive)
        {
            return true;
        }

        await _one.WaitAsync();
        return await InTurn(unlessLive: true);
    }

    /// <summary>
    /// Makes the session last longer. Does not fail; a session that is not renewed runs out. Does nothing while it is
    /// being renewed already: an owner that answers late must not have a queue of renewals before it.
    /// </summary>
    public async Task Renew()
    {
        if (await _one.WaitAsync(TimeSpan.Zero))
        {
            await InTurn(unlessLive: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    // One at a time: an answer that comes late must not undo the drops of a later one.
    private async Task<bool> InTurn(bool unlessLive)
    {
        try
        {
            return (unlessLive && IsLive) || await Ask();
        }
        catch (Exception)
        {
            // It was not heard: what is held runs out, and questions go to the owners.
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<bool> Ask()
    {
        var asked = clock.GetTimestamp();
        var renewal = await wire.Renew(owner, self, _dropped).WaitAsync(times.Session, clock);
        if (!renewal.Granted)
        {
            return false;
        }

        if (renewal.DropAll)
        {
            drops.DropAll();
        }

        foreach (var item in renewal.Drops)
        {
            drops.Drop(item);
        }

        _dropped = renewal.Sequence;
        Volatile.Write(ref _validUntil, asked + (long)(times.Session.TotalSeconds * clock.TimestampFrequency));
        return IsLive;
    }
}
