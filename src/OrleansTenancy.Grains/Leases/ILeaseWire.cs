using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;

namespace OrleansTenancy.Grains.Leases;

/// <summary>What silos say to each other about leases. Messages may be lost, late, or doubled.</summary>
internal interface ILeaseWire
{
    /// <summary>Tells a silo to use an item no longer; returns when it does not.</summary>
    Task Drop(SiloAddress holder, GrainId item);

    /// <summary>Asks a silo for another session's length for everything of its items that a silo holds.</summary>
    /// <param name="owner">Whose items.</param>
    /// <param name="holder">Who holds them.</param>
    /// <param name="dropped">The last drop of this owner that the holder has carried out.</param>
    Task<Renewal> Renew(SiloAddress owner, SiloAddress holder, long dropped);
}

/// <summary>What an owner silo answers to a holder that wants to go on.</summary>
/// <param name="Granted">Whether the session goes on; false: the owner's own fence is closed.</param>
/// <param name="Drops">Items to be dropped before the session goes on.</param>
/// <param name="DropAll">Whether everything is to be dropped: there were too many to be listed.</param>
/// <param name="Sequence">The last drop in it, to be named in the next request.</param>
[GenerateSerializer, Immutable, Alias(LeaseAliases.Renewal)]
internal readonly record struct Renewal(
    [property: Id(0)] bool Granted,
    [property: Id(1)] ImmutableArray<GrainId> Drops,
    [property: Id(2)] bool DropAll,
    [property: Id(3)] long Sequence)
{
    /// <summary>The session does not go on.</summary>
    public static Renewal Refused { get; } = new(false, [], false, 0);
}

/// <summary>An owner's facts, and whether the asking silo may keep them.</summary>
/// <typeparam name="T">The facts.</typeparam>
/// <param name="Value">What is in force; null: there is nothing.</param>
/// <param name="Owner">The silo that will tell when it changes; null: good for this once only.</param>
[GenerateSerializer, Immutable, Alias(LeaseAliases.Leased)]
internal readonly record struct Leased<T>([property: Id(0)] T? Value, [property: Id(1)] SiloAddress? Owner)
    where T : class;
