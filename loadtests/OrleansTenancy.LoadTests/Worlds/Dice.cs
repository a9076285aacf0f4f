namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>Chance as a function of its arguments: the same on every machine, in any order, in any process.</summary>
internal static class Dice
{
    /// <summary>A number from 0 to <paramref name="sides"/> - 1.</summary>
    public static int Roll(int seed, int a, int b, int c, int sides)
    {
        var mixed = Mix(Mix(Mix(Mix((uint)seed) ^ (uint)a) ^ (uint)b) ^ (uint)c);
        return (int)((mixed >> 32) * (uint)sides >> 32);
    }

    // SplitMix64.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
