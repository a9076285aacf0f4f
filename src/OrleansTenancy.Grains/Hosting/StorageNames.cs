namespace OrleansTenancy.Grains.Hosting;

/// <summary>The grain storage providers that grains name and a silo has to register.</summary>
public static class StorageNames
{
    /// <summary>Durable state of every grain of ours; a write that was acknowledged survives a crash.</summary>
    public const string Tenancy = "tenancy";

    /// <summary>
    /// Subscriptions of streams, under the name Orleans asks for; in memory, since streams only hint.
    /// </summary>
    public const string PubSub = "PubSubStore";
}
