using System.Collections.Immutable;

namespace OrleansTenancy.Grains.Leases;

/// <summary>
/// What one holder still has to drop, as the owner silo remembers it until the holder has said that it did. A holder
/// that was not reached learns of it with its next renewal, so no session goes on over a drop that got lost.
/// </summary>
internal sealed class DropList
{
    // A holder that is away for longer drops everything when it is back.
    private const int Max = 10_000;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, GrainId> _drops = [];
    private long _sequence;
    private long _allUpTo;
    private long? _renewedAt;

    /// <summary>Remembers a drop.</summary>
    /// <returns>
    /// Its number, and when the last session began that does not know of it; null: no session ever did.
    /// </returns>
    public (long Sequence, long? RenewedAt) Add(GrainId item)
    {
        lock (_gate)
        {
            _drops.Add(++_sequence, item);
            if (_drops.Count > Max)
            {
                _drops.Clear();
                _allUpTo = _sequence;
            }

            return (_sequence, _renewedAt);
        }
    }

    /// <summary>The holder has carried out one drop.</summary>
    public void Done(long sequence)
    {
        lock (_gate)
        {
            _drops.Remove(sequence);
        }
    }

    /// <summary>The holder goes on, and has carried out everything up to a number.</summary>
    public Renewal Renew(long dropped, long now)
    {
        lock (_gate)
        {
            while (_drops.Count > 0 && _drops.First().Key is var first && first <= dropped)
            {
                _drops.Remove(first);
            }

            // Never back: of two requests the one that was read first may come here last.
            _renewedAt = Math.Max(_renewedAt ?? now, now);
            return new Renewal(true, [.. _drops.Values], dropped < _allUpTo, _sequence);
        }
    }
}
