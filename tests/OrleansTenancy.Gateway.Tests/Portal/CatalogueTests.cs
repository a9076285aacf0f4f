using OrleansTenancy.Server.Commands;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Portal;

/// <summary>The scopes of the portal ship with the product and are loaded by name.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void X_4_SC_17_the_word_portal_loads_the_portal_and_nothing_else_does()
    {
        Assert.Equal(172, Catalogues.Load([]).Count);
        Assert.Equal(188, Catalogues.Load(["portal"]).Count);
        Assert.Equal(188, Catalogues.Load(["portal", "portal"]).Count);
        var refused = Assert.Throws<SettingsException>(() => Catalogues.Load(["Portal"]));
        Assert.Contains("does not exist", refused.Message, StringComparison.Ordinal);
    }
}
