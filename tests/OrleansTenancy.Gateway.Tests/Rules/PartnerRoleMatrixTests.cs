using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>E1.35 to E1.38: the matrix of the Partner role, each of the 172 scopes asked over HTTP for a technician.</summary>
[Collection(HttpTests.Name)]
public sealed class PartnerRoleMatrixTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E1_35_every_scope_of_a_read_write_row_is_granted() =>
        Assert.Empty(ScopesOf("read_write").Except((await Codes())["allowed"]));

    [Fact]
    public async Task E1_36_every_scope_of_a_read_only_row_is_granted_and_only_reads()
    {
        var scopes = ScopesOf("read");

        Assert.All(scopes, s => Assert.StartsWith("read:", s, StringComparison.Ordinal));
        Assert.Empty(scopes.Except((await Codes())["allowed"]));
    }

    [Fact]
    public async Task E1_37_every_scope_of_a_row_without_access_is_denied() =>
        Assert.Empty(ScopesOf("none").Except((await Codes())["scope-not-granted"]));

    [Fact]
    public async Task E1_38_what_the_matrix_does_not_name_is_denied_and_64_of_172_scopes_are_granted()
    {
        Assert.Equal((75, 172), (CatalogueFiles.PartnerMatrix.Count, CatalogueFiles.Scopes.Count));
        var granted = ScopesOf("read_write").Concat(ScopesOf("read")).Append("read:group").ToArray();

        var codes = await Codes();

        Assert.Equal(granted.Order(), codes["allowed"].Order());
        Assert.Equal(64, codes["allowed"].Count());
        Assert.Equal(CatalogueFiles.Scopes.Keys.Except(granted), codes["scope-not-granted"]);
    }

    private async Task<ILookup<string, string>> Codes()
    {
        var sides = await Sides.Linked(_world);
        await _world.Group(sides.Tenant, sides.Owner, "g");
        await _world.Device(sides.Tenant, sides.Owner, "d", "g");
        return await new ScopeSheet(_world.Service, sides.Tenant, await sides.Technician()).On("d", "g");
    }

    private static string[] ScopesOf(string access)
    {
        var scopes = CatalogueFiles.PartnerMatrix.Where(r => r.Access == access).SelectMany(r => r.Scopes).ToArray();
        Assert.NotEmpty(scopes);
        return scopes;
    }
}
