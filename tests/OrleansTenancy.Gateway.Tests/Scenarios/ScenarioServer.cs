using Microsoft.AspNetCore.Builder;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Scenarios;
using OrleansTenancy.Server.Hosting;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Scenarios;

/// <summary>
/// A development server for the scenarios: their catalogue, and a clock that stands still until it is moved. Tokens
/// are signed by the real time, for that is what the verifier of the framework goes by.
/// </summary>
public sealed class ScenarioServer : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("tenancy-scenarios-").FullName;
    private readonly Dictionary<string, Api> _callers = [];
    private WebApplication _app = null!;
    private DevelopmentTokens _tokens = null!;

    /// <summary>What every rule of this server reads.</summary>
    public TestClock Clock { get; } = new();

    public async Task InitializeAsync()
    {
        var catalogue = ScopeCatalogue.BuiltIn.WithPortal().Extend(ScenarioFiles.CatalogueExtension, "catalogue.tsv").Value!;
        var settings = new DevSettings(new Uri("https://tenancy.example"), "http://127.0.0.1:0", _directory, catalogue);
        _app = DevNode.Build(settings, Clock);
        _tokens = new DevelopmentTokens(
            SigningKey.Read(Path.Combine(_directory, "keys", "development.pem")), TimeProvider.System);
        await _app.StartAsync();
        NodeLifetime.Ready(_app);
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A client that calls as somebody.</summary>
    public Api As(string user, string? role = null)
    {
        if (!_callers.TryGetValue(user, out var caller))
        {
            var token = _tokens.Issue(user, null, role, TimeSpan.FromHours(1));
            _callers[user] = caller = new Api(new Uri(_app.Urls.First()), token);
        }

        return caller;
    }
}
