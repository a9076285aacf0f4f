using System.Numerics;

namespace OrleansTenancy.LoadTests.Driving;

/// <summary>
/// How often which latency came about, in nanoseconds, to within one per cent. Written by one thread; reading it
/// meanwhile is a little behind, no worse.
/// </summary>
internal sealed class Histogram
{
    private const int PrecisionBits = 7;
    private const int Precision = 1 << PrecisionBits;
    private const int BucketsMax = (65 - PrecisionBits) * Precision;

    private readonly long[] _counts = new long[BucketsMax];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The longest.</summary>
    public long MaxNanoseconds { get; private set; }

    /// <summary>One more.</summary>
    public void Add(long nanoseconds)
    {
        var value = Math.Max(0, nanoseconds);
        _counts[BucketOf(value)]++;
        Count++;
        MaxNanoseconds = Math.Max(MaxNanoseconds, value);
    }

    /// <summary>All of another one.</summary>
    public void Add(Histogram other)
    {
        for (var i = 0; i < BucketsMax; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        MaxNanoseconds = Math.Max(MaxNanoseconds, other.MaxNanoseconds);
    }

    /// <summary>The latency that a share of all did not exceed, in microseconds.</summary>
    /// <param name="share">0 to 1.</param>
    public double Microseconds(double share)
    {
        // What is counted while we count is left out.
        var total = _counts.Sum();
        var wanted = Math.Max(1, (long)Math.Ceiling(share * total));
        var seen = 0L;
        for (var i = 0; i < BucketsMax && total > 0; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
            {
                return Math.Min(ValueOf(i), MaxNanoseconds) / 1_000.0;
            }
        }

        return 0;
    }

    private static int BucketOf(long value)
    {
        if (value < Precision)
        {
            return (int)value;
        }

        var shift = BitOperations.Log2((ulong)value) - PrecisionBits;
        return (shift * Precision) + (int)(value >> shift);
    }

    // The middle of a bucket.
    private static long ValueOf(int bucket)
    {
        if (bucket < 2 * Precision)
        {
            return bucket;
        }

        var shift = (bucket / Precision) - 1;
        return ((long)(bucket - (shift * Precision)) << shift) + (1L << shift >> 1);
    }
}
