using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Domain.Roles;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Catalogue;

/// <summary>The extension of the catalogue that the product brings, and the roles that come with it.</summary>
public sealed class PortalCatalogueTests
{
    private static readonly ScopeCatalogue Portal = ScopeCatalogue.BuiltIn.WithPortal();

    [Fact]
    public void X_4_the_portal_is_off_unless_it_is_asked_for()
    {
        Assert.Equal(188, Portal.Count);
        Assert.Equal(172, ScopeCatalogue.BuiltIn.Count);
        Assert.DoesNotContain(BuiltinRoles.All(ScopeCatalogue.BuiltIn), r => CustomerRoles.IsOne(r.Id));
        Assert.Equal(3, BuiltinRoles.All(Portal).Count(r => CustomerRoles.IsOne(r.Id)));
    }

    [Fact]
    public void X_4_half_a_portal_brings_no_roles()
    {
        const string half = "section\tfeature\tscope\treach\tnote\nP\tView\tread:inventory\ttenant\t\n";
        var extended = ScopeCatalogue.BuiltIn.Extend(half, "half.tsv").Value!;
        Assert.Equal(5, BuiltinRoles.All(extended).Count());
    }

    [Fact]
    public void SC_17_to_SC_25_each_role_holds_what_its_line_of_the_document_says()
    {
        string[] viewer =
        [
            "read:custom_property", "read:device_property", "read:group", "read:inventory", "read:load:estimated", "read:load:measured_peak",
        ];
        string[] editor = [.. viewer, "create:inventory", "delete:inventory", "update:inventory"];
        var all = ScopeCatalogue.BuiltIn.Scopes.Select(s => s.Name).ToHashSet();
        var portal = Portal.Scopes.Select(s => s.Name).Where(s => !all.Contains(s)).Append("read:group");
        Assert.Equal(viewer.Order(StringComparer.Ordinal), NamesOf(CustomerRoles.Viewer));
        Assert.Equal(editor.Order(StringComparer.Ordinal), NamesOf(CustomerRoles.Editor));
        Assert.Equal(portal.Order(StringComparer.Ordinal), NamesOf(CustomerRoles.Administrator));
    }

    [Fact]
    public void SC_12_to_SC_15_the_switches_are_over_scopes_that_the_portal_has()
    {
        string[] switched =
        [
            InformationLevel.EstimatedLoadScope, InformationLevel.MeasuredPeakLoadScope, InformationLevel.DevicePropertiesScope,
            InformationLevel.CustomPropertiesScope,
        ];
        Assert.Equal(4, switched.Distinct().Count());
        Assert.All(switched, s => Assert.True(Portal.TryFind(s, out _), s));
    }

    [Fact]
    public void SC_17_the_ids_of_the_customer_roles_are_taken_also_where_there_is_no_portal()
    {
        foreach (var id in new[] { CustomerRoles.Viewer, CustomerRoles.Editor, CustomerRoles.Administrator })
        {
            Assert.True(BuiltinRoles.IsBuiltin(id) && BuiltinRoles.IsReserved(id));
        }
    }

    private static ImmutableArray<string> NamesOf(RoleId role) =>
        Portal.NamesOf(BuiltinRoles.All(Portal).Single(r => r.Id == role).Scopes);
}
