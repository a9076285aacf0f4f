namespace OrleansTenancy.Histories;

/// <summary>
/// The access of one person to one thing: it is there as long as all facts of one of the ways hold. More facts never
/// take access away, which is what the stale-allow scan rests on.
/// </summary>
/// <param name="initial">The facts that hold at the beginning.</param>
/// <param name="ways">Each a set of facts that together give access.</param>
public sealed class AccessModel(uint initial, params IReadOnlyList<uint> ways) : ISequentialModel<uint, AccessCall>
{
    /// <summary>One fact that is granted and revoked.</summary>
    public static AccessModel SingleGrant { get; } = new(0, 1);

    /// <inheritdoc />
    public uint Initial => initial;

    /// <summary>The facts that matter.</summary>
    public uint Facts { get; } = ways.Aggregate(0u, (all, way) => all | way);

    /// <summary>Whether facts give access.</summary>
    public bool Allows(uint facts)
    {
        foreach (var way in ways)
        {
            if ((facts & way) == way)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    public bool TryStep(uint state, AccessCall call, out uint next)
    {
        next = (state | call.Set) & ~call.Cleared;
        return call.Allowed is not { } allowed || allowed == Allows(state);
    }

    /// <inheritdoc />
    public bool IsRead(AccessCall call) => call.Allowed is not null;
}
