using Xunit;

namespace OrleansTenancy.Gateway.Tests.Partners;

[Collection(HttpTests.Name)]
public sealed class AccessDocumentTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task V14_who_changes_access_that_has_changed_since_is_told()
    {
        var (chief, tech) = (HttpWorld.New("chief"), HttpWorld.New("tech"));
        var partner = await _world.CreatePartner(chief);
        var tenant = HttpWorld.New("customer");
        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Customer" })).Is(201);
        await _world.AddMember(partner, chief, tech);
        var access = $"/v1/partners/{partner}/tenants/{tenant}/access";
        var read = (await _world.As(chief).Get(access)).Is(200).ETag!;
        Assert.Equal(read, (await _world.As(chief).Get(access)).ETag);

        // Somebody else assigns a technician meanwhile; switching on would drop that without a word.
        (await _world.As(chief).Put($"{access}/users/{tech}", new { })).Is(204);
        foreach (var stale in new[] { read, "\"0\"", "W/" + read })
        {
            (await _world.As(chief).Put(access, new { autoAddPartnerUsers = true }, stale)).IsProblem(412, "stale-version");
        }

        var now = (await _world.As(chief).Get(access)).Is(200);
        Assert.Equal("False", now.Member("autoAddPartnerUsers"));
        var on = (await _world.As(chief).Put(access, new { autoAddPartnerUsers = true }, now.ETag)).Is(200);
        Assert.Equal("True", on.Member("autoAddPartnerUsers"));
        Assert.Equal(on.ETag, (await _world.As(chief).Get(access)).ETag);
        (await _world.As(chief).Put(access, new { autoAddPartnerUsers = false }, "*")).Is(200);
    }

    [Fact]
    public async Task ID_4_C1_a_created_tenant_is_answered_as_linked_and_owned()
    {
        var chief = HttpWorld.New("chief");
        var partner = await _world.CreatePartner(chief);
        var tenant = HttpWorld.New("customer");

        var made = await _world.As(chief).Post($"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Customer" });

        var listed = Assert.Single((await _world.As(chief).Get($"/v1/partners/{partner}/tenants?state=linked")).Items);
        foreach (var (member, value) in new[] { ("tenantId", tenant), ("displayName", "Customer"), ("state", "linked"), ("owned", "True"), ("requestedBy", chief) })
        {
            Assert.Equal(value, made.Is(201).Member(member));
        }

        Assert.Equal(listed.ToString(), made.Text);
        (await _world.As(chief).Get($"/v1/tenants/{tenant}")).Is(200);
        (await _world.As(HttpWorld.New("other")).Get($"/v1/tenants/{tenant}")).IsProblem(404, "tenant-unknown");
    }
}
