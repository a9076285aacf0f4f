using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Roles;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Catalogue;

public sealed class BuiltInCatalogueTests
{
    private static readonly ScopeCatalogue Scopes = ScopeCatalogue.BuiltIn;

    [Fact]
    public void E2_17_the_catalogue_has_its_documented_size()
    {
        var names = Scopes.Scopes.Select(s => s.Name).ToArray();
        Assert.Equal(172, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(172, Scopes.Count);
        Assert.Equal(31, Scopes.Sections.Length);
        Assert.Equal(41, names.Count(n => n.StartsWith("create:device_command:", StringComparison.Ordinal)));
        Assert.Equal(28, names.Count(n => n.StartsWith("create:group_command:", StringComparison.Ordinal)));
    }

    [Fact]
    public void E2_28_thirteen_commands_exist_for_devices_only() => Assert.Equal(13, Scopes.DeviceOnlyCommands.Length);

    [Fact]
    public void E1_35_the_partner_role_holds_64_scopes() =>
        Assert.Equal(64, Scopes.NamesOf(BuiltinRoles.PartnerDefaults(Scopes)).Length);

    [Fact]
    public void E2_9_enterprise_admin_holds_every_scope() => Assert.Equal(172, Scopes.NamesOf(Scopes.All).Length);

    [Fact]
    public void E2_11_enterprise_viewer_holds_31_scopes_that_only_read()
    {
        var names = Scopes.NamesOf(Scopes.ReadOnlyScopes);
        Assert.Equal(31, names.Length);
        Assert.All(names, n => Assert.StartsWith("read:", n, StringComparison.Ordinal));
    }

    [Fact]
    public void C27_every_action_on_a_type_resolves_to_a_scope_of_its_own_or_to_the_reading_of_groups()
    {
        foreach (var type in Scopes.ResourceTypes)
        {
            var actions = Scopes.ActionsOn(type);
            var resolved = actions.Select(a => Scopes.TryResolve(a, type, out var scope) ? scope.Name : string.Empty).ToArray();
            Assert.DoesNotContain(string.Empty, resolved);
            Assert.Equal(resolved.Length, resolved.Distinct(StringComparer.Ordinal).Count());
            Assert.True(actions.SequenceEqual(actions.Distinct().Order(StringComparer.Ordinal)), type);
        }

        Assert.Equal(172, Scopes.ActionsOn("tenant").Length);
        Assert.Equal(28, Scopes.ActionsOn("group").Count(a => a.All(c => c is '_' || char.IsUpper(c) || char.IsDigit(c))));
        Assert.Contains("read", Scopes.ActionsOn("device"));
        Assert.Empty(Scopes.ActionsOn("no-such-type"));
    }

    [Theory]
    [InlineData("REBOOT", "device", "create:device_command:REBOOT")]
    [InlineData("REBOOT", "group", "create:group_command:REBOOT")]
    [InlineData("create:device_command:REBOOT", "tenant", "create:device_command:REBOOT")]
    [InlineData("read", "device", "read:group")]
    [InlineData("read", "group", "read:group")]
    [InlineData("read", "blueprint", "read:blueprint")]
    [InlineData("reboot", "device", null)]
    [InlineData("read", "no-such-type", null)]
    [InlineData("read:group", "no-such-type", null)]
    public void C27_a_question_resolves_to_its_scope(string action, string type, string? expected)
    {
        Scopes.TryResolve(action, type, out var scope);
        Assert.Equal(expected, scope?.Name);
    }
}
