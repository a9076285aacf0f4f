using System.Diagnostics;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Grains.State;
using OrleansTenancy.Grains.Users;

namespace OrleansTenancy.Grains.Leases;

/// <summary>Everything that this silo holds of owners, wherever these are.</summary>
internal sealed class HeldReplicas : IDrops
{
    // Bounds for memory, never for truth: what is let go is asked for again.
    private const int PoliciesMax = 20_000;
    private const int SettingsMax = 20_000;
    private const int PeopleMax = 300_000;
    private const int ShardsMax = 20_000;
    private const int IdleRounds = 2;

    private readonly IGrainFactory _grains;
    private readonly SiloAddress _self;

    /// <summary>Holds nothing at first.</summary>
    /// <param name="grains">Where the owners are.</param>
    /// <param name="silos">Which silo this is.</param>
    /// <param name="channels">The sessions with owner silos.</param>
    /// <param name="catalogue">What policies are compiled with.</param>
    public HeldReplicas(IGrainFactory grains, ISiloView silos, LeaseChannels channels, ScopeCatalogue catalogue)
    {
        _grains = grains;
        _self = silos.Self;
        Policies = new Replicas<TenantId, TenantPolicy>(t => AskTenant(t, catalogue), channels, this);
        Settings = new Replicas<PartnerId, PartnerSettings>(AskPartner, channels, this);
        People = new Replicas<UserId, PersonSight>(AskPerson, channels, this);
        Places = new Replicas<ShardKey, PlaceMemo>(AskShard, channels, this);
    }

    /// <summary>Tenants.</summary>
    public Replicas<TenantId, TenantPolicy> Policies { get; }

    /// <summary>Partners.</summary>
    public Replicas<PartnerId, PartnerSettings> Settings { get; }

    /// <summary>People.</summary>
    public Replicas<UserId, PersonSight> People { get; }

    /// <summary>Places of devices.</summary>
    public Replicas<ShardKey, PlaceMemo> Places { get; }

    /// <inheritdoc/>
    public void Drop(GrainId item)
    {
        var key = item.Key.ToString()!;
        switch (item.Type.ToString())
        {
            case "tenant":
                Policies.Drop(TenantId.FromGrainKey(key));
                break;
            case "partner":
                Settings.Drop(PartnerId.FromGrainKey(key));
                break;
            case "user":
                People.Drop(UserId.FromGrainKey(key));
                break;
            case "resource-shard":
                Places.Drop(ShardKey.Parse(key));
                break;
            default:
                throw new UnreachableException("something is leased that nobody can hold");
        }
    }

    /// <inheritdoc/>
    public void DropAll()
    {
        Policies.DropAll();
        Settings.DropAll();
        People.DropAll();
        Places.DropAll();
    }

    /// <summary>Lets go what was not used for a while.</summary>
    public void Sweep()
    {
        Policies.Sweep(PoliciesMax, IdleRounds);
        Settings.Sweep(SettingsMax, IdleRounds);
        People.Sweep(PeopleMax, IdleRounds);
        Places.Sweep(ShardsMax, IdleRounds);
    }

    private async Task<Leased<TenantPolicy>> AskTenant(TenantId tenant, ScopeCatalogue catalogue)
    {
        var (facts, owner) = await _grains.GetGrain<ILeasedTenant>(tenant.GrainKey).Lease(_self);
        return facts is null ? default : new Leased<TenantPolicy>(TenantPolicy.Compile(facts, catalogue), owner);
    }

    private async Task<Leased<PartnerSettings>> AskPartner(PartnerId partner) =>
        await _grains.GetGrain<ILeasedPartner>(partner.GrainKey).Lease(_self);

    private async Task<Leased<PersonSight>> AskPerson(UserId user)
    {
        var (copy, owner) = await _grains.GetGrain<ILeasedPerson>(user.GrainKey).Lease(_self);
        return copy is null
            ? default
            : new Leased<PersonSight>(
                new PersonSight(new StoredPerson { Facts = copy.Facts, Tokens = copy.Tokens }, user), owner);
    }

    private async Task<Leased<PlaceMemo>> AskShard(ShardKey shard) =>
        new(new PlaceMemo(), await _grains.GetGrain<ILeasedShard>(shard.ToString()).Lease(_self));
}
