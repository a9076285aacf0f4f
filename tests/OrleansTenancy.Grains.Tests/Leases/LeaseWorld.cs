using System.Globalization;
using Orleans.Runtime;
using OrleansTenancy.Grains.Leases;

namespace OrleansTenancy.Grains.Tests.Leases;

/// <summary>
/// Some silos with the real protocol between them, over a network that loses, delays and doubles, with owners that move
/// and silos that die or are cut off. Every look at a value is compared with what was acknowledged before the look.
/// </summary>
internal sealed class LeaseWorld : ILeaseWire
{
    private const int Items = 4;
    private const int Silos = 3;

    private readonly Random _random;
    private readonly Lock _chance = new();
    private readonly LeaseTimes _owning;
    private readonly LeaseTimes _holding;
    private readonly TimeSpan _lateMax;
    private readonly List<LeaseNode> _nodes = [];
    private readonly Owned[] _owned;
    private int _ports = 20_000;
    private LeaseNode? _undead;
    private long _diedAt;

    public LeaseWorld(int seed, LeaseTimes owning, LeaseTimes holding, TimeSpan lateMax)
    {
        (_random, _owning, _holding, _lateMax) = (new Random(seed), owning, holding, lateMax);
        for (var i = 0; i < Silos; i++)
        {
            _nodes.Add(NewNode());
        }

        _owned = [.. Enumerable.Range(0, Items).Select(i => new Owned(i, Any()))];
    }

    /// <summary>Looks at values, how many were found, and how many of these were old.</summary>
    public (long Looks, long Found, long Stale) Counts => (_looks, _found, _stale);

    private long _looks;
    private long _found;
    private long _stale;

    public static int NumberOf(GrainId item) => int.Parse(item.Key.ToString()!, CultureInfo.InvariantCulture);

    public IReadOnlyList<SiloAddress>? AllWhoMayHold()
    {
        lock (_nodes)
        {
            // One that was declared dead may not know it yet.
            var isSettled = TimeProvider.System.GetElapsedTime(_diedAt) > 2 * _owning.Silent;
            return Chance(5) || !isSettled ? null : [.. _nodes.Select(n => n.Self)];
        }
    }

    /// <summary>Runs for a time; bounded also in the number of changes.</summary>
    public async Task Run(TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        var loops = Enumerable.Range(0, Items).Select(i => Changes(_owned[i], end.Token))
            .Concat(Enumerable.Range(0, Silos).Select(i => Looks(i, end.Token)))
            .Append(Renewals(end.Token))
            .Append(Faults(end.Token));
        await Task.WhenAll(loops.Select(l => Task.Run(() => l)));
    }

    public Task Drop(SiloAddress holder, GrainId item) =>
        Send(holder, node =>
        {
            node.Drop(item);
            return true;
        });

    public Task<Renewal> Renew(SiloAddress owner, SiloAddress holder, long dropped) =>
        Send(owner, node => node.Book.Renew(holder, dropped));

    /// <summary>A node asks the owner of an item.</summary>
    public Task<Leased<LeaseNode.Version>> Ask(int item, LeaseNode node)
    {
        var owned = _owned[item];
        return Send(owned.Node.Self, _ =>
        {
            lock (owned)
            {
                return new Leased<LeaseNode.Version>(new(owned.Committed), owned.Leases.Grant(node.Self));
            }
        });
    }

    // Lost on the way there or back, late, or twice.
    private async Task<T> Send<T>(SiloAddress to, Func<LeaseNode, T> handle)
    {
        await Late();
        LeaseNode? node;
        lock (_nodes)
        {
            node = _nodes.Find(n => n.Self.Equals(to));
        }

        if (node is not { IsAlive: true, IsReachable: true } || Chance(10))
        {
            throw new TimeoutException();
        }

        var answer = handle(node);
        if (Chance(10))
        {
            await Late();
            handle(node);
        }

        await Late();
        return Chance(10) ? throw new TimeoutException() : answer;
    }

    private async Task Changes(Owned owned, CancellationToken end)
    {
        for (var i = 0; i < 100_000 && !end.IsCancellationRequested; i++)
        {
            Task closed;
            LeasedItem activation;
            lock (owned)
            {
                if (Chance(20))
                {
                    owned.MoveTo(Any());
                }

                activation = owned.Leases;
                closed = activation.Close();
            }

            await closed;
            await Late();
            lock (owned)
            {
                // Its silo may have died: then the store refuses the write, for another activation is there.
                if (ReferenceEquals(activation, owned.Leases))
                {
                    owned.Committed++;
                    activation.Open();
                }
            }

            Volatile.Write(ref owned.Acknowledged, owned.Committed);
            await Pause(3);
        }
    }

    private async Task Looks(int index, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            // Also one that was declared dead, but runs.
            LeaseNode node;
            lock (_nodes)
            {
                node = _undead is { } undead && Chance(30) ? undead : _nodes[index];
            }

            for (var i = 0; i < 50; i++)
            {
                var owned = _owned[i % Items];
                var acknowledged = Volatile.Read(ref owned.Acknowledged);
                Interlocked.Increment(ref _looks);
                if (!node.Replicas.TryFind(owned.Item, out var version))
                {
                    _ = node.Replicas.Get(owned.Item).ContinueWith(t => t.Exception, TaskScheduler.Default);
                    continue;
                }

                Interlocked.Increment(ref _found);
                Interlocked.Add(ref _stale, version.Number < acknowledged ? 1 : 0);
            }

            await Pause(1);
        }
    }

    private async Task Renewals(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            LeaseNode[] nodes;
            lock (_nodes)
            {
                nodes = [.. _nodes];
            }

            foreach (var node in nodes.Where(n => n.IsAlive))
            {
                _ = node.Channels.RenewAll();
            }

            await Pause(5);
        }
    }

    // A silo is cut off for a while, or dies: then its fence is shut before anybody else owns what it owned.
    private async Task Faults(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var node = Any();
            node.IsReachable = false;
            await Pause(60);
            if (Chance(80))
            {
                node.IsReachable = true;
                continue;
            }

            var heir = NewNode();
            lock (_nodes)
            {
                node.Fence.Close();
                node.IsAlive = Chance(50);
                _undead = node.IsAlive ? node : null;
                _diedAt = TimeProvider.System.GetTimestamp();
                _nodes[_nodes.IndexOf(node)] = heir;
            }

            foreach (var owned in _owned)
            {
                lock (owned)
                {
                    owned.Inherit(node, heir);
                }
            }
        }
    }

    private LeaseNode NewNode() => new(this, Interlocked.Increment(ref _ports), _owning, _holding);

    private LeaseNode Any()
    {
        lock (_nodes)
        {
            return _nodes[Next(_nodes.Count)];
        }
    }

    private Task Late() => Chance(70) ? Task.CompletedTask : Pause(Next((int)_lateMax.TotalMilliseconds) + 1);

    private static async Task Pause(int milliseconds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
        await timer.WaitForNextTickAsync();
    }

    private bool Chance(int percent) => Next(100) < percent;

    private int Next(int below)
    {
        lock (_chance)
        {
            return _random.Next(below);
        }
    }

    /// <summary>An item, its value, and the activation that owns it. Its lock stands for the grain's turns.</summary>
    private sealed class Owned(int item, LeaseNode node)
    {
        public long Acknowledged;

        public int Item => item;

        public long Committed { get; set; }

        public LeaseNode Node { get; private set; } = node;

        public LeasedItem Leases { get; private set; } = new(IdOf(item), node.Book);

        /// <summary>In order: the old activation leaves, then the new one begins.</summary>
        public void MoveTo(LeaseNode to)
        {
            Leases.Leave();
            Begin(to);
        }

        /// <summary>After a death: nobody said goodbye. A change that was under way is not carried out any more.</summary>
        public void Inherit(LeaseNode dead, LeaseNode heir)
        {
            if (Node == dead)
            {
                Begin(heir);
            }
        }

        private void Begin(LeaseNode to)
        {
            Node = to;
            Leases = new LeasedItem(IdOf(item), to.Book);
            Leases.Inherit();
        }

        private static GrainId IdOf(int item) =>
            GrainId.Create("item", item.ToString(CultureInfo.InvariantCulture));
    }
}
