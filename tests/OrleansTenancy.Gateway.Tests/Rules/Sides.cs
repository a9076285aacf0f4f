namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>A partner and a tenant that have nothing to do with each other yet, and the person who runs each.</summary>
internal sealed record Sides(HttpWorld World, string Partner, string Chief, string Tenant, string Owner)
{
    public Api AsChief => World.As(Chief);

    public Api AsOwner => World.As(Owner);

    /// <summary>The tenant's side of the link.</summary>
    public string Link => $"/v1/tenants/{Tenant}/link";

    /// <summary>The tenants of the partner.</summary>
    public string Tenants => $"/v1/partners/{Partner}/tenants";

    /// <summary>The partner's side of the link.</summary>
    public string AtPartner => $"{Tenants}/{Tenant}";

    public static async Task<Sides> Create(HttpWorld world, string memberModel = "tiered")
    {
        var (chief, owner) = (HttpWorld.New("chief"), HttpWorld.New("owner"));
        var partner = await world.CreatePartner(chief, new { name = "Partner", adminUserId = chief, memberModel });
        return new Sides(world, partner, chief, await world.CreateTenant(owner), owner);
    }

    public static async Task<Sides> Linked(HttpWorld world, string memberModel = "tiered")
    {
        var sides = await Create(world, memberModel);
        await world.Link(sides.Tenant, sides.Owner, sides.Partner, sides.Chief);
        return sides;
    }

    public Task<Answer> Request() => World.Request(Tenant, Owner, Partner);

    /// <summary>A technician who may enter the tenant; the two have to be linked.</summary>
    public async Task<string> Technician()
    {
        var user = HttpWorld.New("tech");
        await World.AddMember(Partner, Chief, user);
        (await AsChief.Put($"{AtPartner}/access/users/{user}", new { })).Is(204);
        return user;
    }

    /// <summary>Ids of the partner's tenants in a state.</summary>
    public async Task<string[]> Listed(string state) =>
        [.. (await AsChief.Get($"{Tenants}?state={state}")).Is(200).Items.Select(i => i.GetProperty("tenantId").GetString()!)];
}
