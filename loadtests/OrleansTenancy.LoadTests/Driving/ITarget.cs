namespace OrleansTenancy.LoadTests.Driving;

/// <summary>
/// Something that answers questions, ready to be asked a fixed set of them. The way in (HTTP, an Orleans client, the
/// silo itself) is what differs; another way is another implementation.
/// </summary>
internal interface ITarget
{
    /// <summary>How many questions it is ready for; they are asked in turn.</summary>
    int Questions { get; }

    /// <summary>How many checks one question is: 1, or the devices of a bulk.</summary>
    int ChecksPerCall { get; }

    /// <summary>Another connection.</summary>
    Task<IRequester> Connect();
}
