using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Roles;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Catalogue;

/// <summary>X.4: deployments add scopes and resource types of their own.</summary>
public sealed class CatalogueExtensionTests
{
    private const string Header = "section\tfeature\tscope\treach\tnote\n";

    private const string Records =
        Header + "Records\tView\tread:record\tgroup\t\nRecords\tEdit\twrite:record\tgroup\t\n";

    [Fact]
    public void X_4_a_deployment_can_add_scopes_and_a_resource_type()
    {
        var extended = ScopeCatalogue.BuiltIn.Extend(Records, "records.tsv").Value!;

        Assert.Equal(174, extended.Count);
        Assert.True(extended.IsResourceType("record"));
        Assert.True(extended.TryResolve("write", "record", out var scope));
        Assert.Equal("write:record", scope.Name);
        Assert.False(ScopeCatalogue.BuiltIn.TryResolve("write", "record", out _));
    }

    [Fact]
    public void X_4_existing_scopes_keep_their_numbers()
    {
        var extended = ScopeCatalogue.BuiltIn.Extend(Records, "records.tsv").Value!;
        Assert.All(ScopeCatalogue.BuiltIn.Scopes, s =>
        {
            Assert.True(extended.TryFind(s.Name, out var same));
            Assert.Equal((s.Ordinal, s.Reach), (same.Ordinal, same.Reach));
        });
    }

    [Fact]
    public void X_4_the_partner_role_does_not_grow_with_an_extension_and_the_admin_role_does()
    {
        var extended = ScopeCatalogue.BuiltIn.Extend(Records, "records.tsv").Value!;
        Assert.Equal(64, BuiltinRoles.PartnerDefaults(extended).Count);
        Assert.Equal(174, extended.All.Count);
    }

    [Theory]
    [InlineData("Records\tView\tread:record\tsideways\t\n")]
    [InlineData("Records\tView\tREAD record\tgroup\t\n")]
    [InlineData("Records\tView\n")]
    [InlineData("Device\tReboot\tcreate:device_command:REBOOT\ttenant\t\n")]
    public void X_4_a_bad_line_is_refused_with_its_file_and_number(string line)
    {
        var refused = ScopeCatalogue.BuiltIn.Extend(Header + line, "records.tsv");
        Assert.True(refused.IsRefused);
        Assert.Contains("records.tsv", refused.Refusal.Detail, StringComparison.Ordinal);
        Assert.Contains('2', refused.Refusal.Detail);
    }
}
