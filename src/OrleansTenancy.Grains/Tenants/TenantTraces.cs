using System.Collections.Immutable;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// ID.27: where a life of a tenant leaves something, so that its deletion finds it. A trace is owed in the write that
/// owes the thing itself: there is nothing that no trace leads to.
/// </summary>
internal sealed class TenantTraces
{
    private const char Space = ' ';

    // What is remembered is not written again; what is forgotten is, which costs a row that is there already.
    private const int RememberedMax = 1_000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private string _list = string.Empty;

    /// <summary>Some effects with the traces that they need, which come first.</summary>
    public ImmutableArray<OwedEffect> WithTraces(TenantPolicyFacts policy, ImmutableArray<OwedEffect> owed) =>
        [.. New(policy, owed.Select(TraceOf).OfType<string>()), .. owed];

    /// <summary>A trace to a person who keeps something of the tenant by themselves; empty: there is one.</summary>
    public ImmutableArray<OwedEffect> To(TenantPolicyFacts policy, UserId user) => [.. New(policy, [user.GrainKey])];

    /// <summary>The traces among some effects are stored; they need not be owed again.</summary>
    public void Remember(ImmutableArray<OwedEffect> stored) =>
        _known.UnionWith(stored.OfType<OwedListing>().Where(l => l.Directory == _list).Select(l => l.Key));

    /// <summary>A trace back into what it leads to: a grain, and in a list an entry.</summary>
    public static (string Grain, string? Entry) Read(string trace) =>
        trace.Split(Space) is [var grain, var entry] ? (grain, entry) : (trace, null);

    private OwedListing[] New(TenantPolicyFacts policy, IEnumerable<string> traces)
    {
        var list = DirectoryKey.TracesOf(policy.Id, policy.Uid);
        if (_list != list || _known.Count > RememberedMax)
        {
            _list = list;
            _known.Clear();
        }

        // What is kept under a name that has the life in it is found by that name.
        var life = policy.Uid.ToString();
        return traces
            .Where(t => !t.Contains(life, StringComparison.Ordinal) && !_known.Contains(t))
            .Distinct(StringComparer.Ordinal)
            .Select(t => new OwedListing(list, t, string.Empty, string.Empty, []))
            .ToArray();
    }

    // Staffing and the keeper of answers are told by effects of their own.
    private static string? TraceOf(OwedEffect effect) => effect switch
    {
        OwedListing listing => string.Join(Space, listing.Directory, listing.Key),
        OwedPersonEffect or OwedNotification or OwedMail => OutboxPump.TargetOf(effect),
        _ => null,
    };
}
