using System.Numerics;

namespace OrleansTenancy.Domain.Catalogue;

/// <summary>
/// An immutable set of scopes as bits over one catalogue. Only sets of the same catalogue may be combined.
/// A question costs one array access and never allocates.
/// </summary>
public sealed class ScopeSet : IEquatable<ScopeSet>
{
    private const int WordBits = 64;

    // INVARIANT: the last word is not zero, so equal sets have equal words.
    private readonly ulong[] _words;

    private ScopeSet(ulong[] words) => _words = words;

    /// <summary>No scope at all.</summary>
    public static ScopeSet Empty { get; } = new([]);

    /// <summary>How many scopes it has.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Whether it has no scope.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>
    /// Whether a scope is in it, by <see cref="ScopeEntry.Ordinal"/>; a number no catalogue gave is not.
    /// </summary>
    public bool Contains(int ordinal)
    {
        var word = (uint)ordinal / WordBits;
        return word < (uint)_words.Length && (_words[word] >> (ordinal % WordBits) & 1) != 0;
    }

    /// <summary>What is in either.</summary>
    public ScopeSet Union(ScopeSet other)
    {
        if (other.IsSubsetOf(this))
        {
            return this;
        }

        var words = new ulong[Math.Max(_words.Length, other._words.Length)];
        _words.CopyTo(words, 0);
        for (var i = 0; i < other._words.Length; i++)
        {
            words[i] |= other._words[i];
        }

        return Of(words);
    }

    /// <summary>What is in both.</summary>
    public ScopeSet Intersect(ScopeSet other)
    {
        if (IsSubsetOf(other))
        {
            return this;
        }

        var words = new ulong[Math.Min(_words.Length, other._words.Length)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _words[i] & other._words[i];
        }

        return Of(words);
    }

    /// <summary>What is in this and not in the other.</summary>
    public ScopeSet Except(ScopeSet other)
    {
        var words = (ulong[])_words.Clone();
        for (var i = 0; i < words.Length && i < other._words.Length; i++)
        {
            words[i] &= ~other._words[i];
        }

        return Of(words);
    }

    /// <summary>Whether the other has every scope of this one.</summary>
    public bool IsSubsetOf(ScopeSet other)
    {
        // The last word is not zero: a longer set has something the shorter one cannot have.
        if (_words.Length > other._words.Length)
        {
            return false;
        }

        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & ~other._words[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ScopeSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScopeSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    /// <summary>The set of given numbers.</summary>
    internal static ScopeSet OfOrdinals(IEnumerable<int> ordinals)
    {
        var words = new ulong[1];
        foreach (var ordinal in ordinals)
        {
            var word = ordinal / WordBits;
            if (word >= words.Length)
            {
                Array.Resize(ref words, word + 1);
            }

            words[word] |= 1UL << (ordinal % WordBits);
        }

        return Of(words);
    }

    private static ScopeSet Of(ulong[] words)
    {
        var length = words.Length;
        while (length > 0 && words[length - 1] == 0)
        {
            length--;
        }

        if (length == 0)
        {
            return Empty;
        }

        return new ScopeSet(length == words.Length ? words : words[..length]);
    }
}
