namespace OrleansTenancy.Histories;

/// <summary>
/// Which calls are placed, to be remembered. Long histories are placed nearly in the order of time, so all words up to
/// some point are full and all from some other point on are empty: only what lies between is kept.
/// </summary>
internal readonly struct CallSet : IEquatable<CallSet>
{
    public const int WordBits = 64;

    private readonly int _full;
    private readonly ulong[] _rest;
    private readonly int _hash;

    private CallSet(int full, ulong[] rest)
    {
        _full = full;
        _rest = rest;
        var hash = new HashCode();
        hash.Add(full);
        foreach (var word in rest)
        {
            hash.Add(word);
        }

        _hash = hash.ToHashCode();
    }

    public static int Words(int bits) => (bits + WordBits - 1) / WordBits;

    /// <param name="words">All calls.</param>
    /// <param name="answered">How many of the words are about calls that were answered.</param>
    public static CallSet Of(ReadOnlySpan<ulong> words, int answered)
    {
        var full = 0;
        while (full < answered && words[full] == ulong.MaxValue)
        {
            full++;
        }

        var middle = words[full..answered].TrimEnd(0UL);
        var open = words[answered..];

        // The length of the middle is kept too: otherwise its end and the beginning of the rest could be taken for each other.
        return new CallSet(full, [(ulong)middle.Length, .. middle, .. open]);
    }

    public bool Equals(CallSet other) =>
        _hash == other._hash && _full == other._full && _rest.AsSpan().SequenceEqual(other._rest);

    public override bool Equals(object? obj) => obj is CallSet other && Equals(other);

    public override int GetHashCode() => _hash;
}
