using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Server.Hosting;
using Xunit;

namespace OrleansTenancy.Gateway.Tests;

/// <summary>The development server as it is, in this process, on a free port and a file of its own.</summary>
public sealed class DevServer : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("tenancy-http-").FullName;
    private WebApplication _app = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public async Task InitializeAsync()
    {
        var catalogue = ScopeCatalogue.BuiltIn.WithPortal().Extend(
            "section\tfeature\tscope\treach\tnote\nRecords\tRead\tread:record\tgroup\t\nRecords\tWrite\twrite:record\tgroup\t\n",
            "records.tsv").Value!;
        _app = DevNode.Build(new DevSettings(
            new Uri("https://tenancy.example"), "http://127.0.0.1:0", _directory, catalogue));
        await _app.StartAsync();
        NodeLifetime.Ready(_app);
        Address = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A client that calls as somebody.</summary>
    public Api As(string user, string? role = null, string? email = null) =>
        new(Address, Services.GetRequiredService<DevelopmentTokens>().Issue(user, email, role, TimeSpan.FromHours(1)));

    /// <summary>The file that it keeps everything in.</summary>
    public string DatabaseFile => Path.Combine(_directory, "tenancy.db");

    /// <summary>Where its mails are.</summary>
    public string MailDirectory => Path.Combine(_directory, "mail");

    /// <summary>A token with any claims, signed as the server's own ones are.</summary>
    public string Sign(IReadOnlyDictionary<string, object> claims)
    {
        var key = SigningKey.ReadOrCreate(Path.Combine(_directory, "keys", "development.pem"));
        return new TokenIssuer(key, TokenValidation.DevelopmentIssuer, TimeProvider.System)
            .Issue(TokenValidation.DevelopmentIssuer, TimeSpan.FromHours(1), claims);
    }

    /// <summary>A client without a token, or with a given one.</summary>
    public Api Anonymous(string? token = null) => new(Address, token);
}

[CollectionDefinition(Name)]
public sealed class HttpTests : ICollectionFixture<DevServer>
{
    public const string Name = "http";
}
