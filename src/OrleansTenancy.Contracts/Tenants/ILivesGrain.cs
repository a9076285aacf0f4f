using Orleans.Concurrency;

namespace OrleansTenancy.Contracts.Tenants;

/// <summary>
/// How far the lives of tenants have counted that are gone for good; key <see cref="Key"/>. A name that is used again
/// counts on from there, so that no version of the new life can be taken for one of the old (V15), although nothing of
/// the old one is stored. One number for all: it says nothing about anybody.
/// </summary>
[Alias("tenancy.ILivesGrain")]
public interface ILivesGrain : IGrainWithStringKey
{
    /// <summary>The key of the only one.</summary>
    const string Key = "lives/all";

    /// <summary>No counter of a life that is gone is higher.</summary>
    /// <remarks>Interleaves: one number that is set after each durable write.</remarks>
    [AlwaysInterleave, Alias("Floor")]
    ValueTask<long> Floor();

    /// <summary>A life is about to be forgotten whose counters are at most this.</summary>
    [Alias("Raise")]
    Task Raise(long floor);
}
