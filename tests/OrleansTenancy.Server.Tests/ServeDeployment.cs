using System.Globalization;
using System.Security.Cryptography;
using OrleansTenancy.Testing.Postgres;
using Xunit;

namespace OrleansTenancy.Server.Tests;

/// <summary>What nodes of a cluster have in common: an issuer, keys, settings.</summary>
internal sealed class ServeDeployment : IDisposable
{
    private readonly TempDirectory _files = new();

    public TestIssuer Issuer { get; } = new();

    public void Dispose() => _files.Dispose();

    public static async Task<string> Migrated()
    {
        var database = await PostgresServer.CreateDatabase();
        await using var migrate = await ServerProcess.Run(["migrate", "--connection", database]);
        Assert.True(migrate.ExitCode == 0, migrate.Output);
        return database;
    }

    public static string[] Arguments(string database) =>
    [
        "serve", "--connection", database, "--urls", "http://127.0.0.1:0", "--public-url", "https://tenancy.test",
        "--advertise", "127.0.0.1", "--silo-port", ServerProcess.FreePort(),
    ];

    public Task<ServerProcess> Start(string database) => ServerProcess.Start(Arguments(database), Settings());

    /// <summary>A node that is found at the same addresses when it is started again.</summary>
    public Task<ServerProcess> Start(string database, FixedNode node, double drainSeconds)
    {
        var settings = Settings();
        settings["TENANCY__Urls"] = node.Address.ToString().TrimEnd('/');
        settings["TENANCY__Cluster__SiloPort"] = node.SiloPort;
        settings["TENANCY__Shutdown__DrainSeconds"] = drainSeconds.ToString(CultureInfo.InvariantCulture);
        string[] arguments =
            ["serve", "--connection", database, "--public-url", "https://tenancy.test", "--advertise", "127.0.0.1"];
        return ServerProcess.Start(arguments, settings);
    }

    public Dictionary<string, string> Settings()
    {
        var keys = _files.File("jwks.json");
        Issuer.WriteKeys(keys);
        var login = _files.File("login.pem");
        if (!File.Exists(login))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(login, key.ExportPkcs8PrivateKeyPem());
        }

        return new Dictionary<string, string>
        {
            ["TENANCY__LoginKeyFile"] = login,
            ["TENANCY__Authentication__JwksFile"] = keys,
            ["TENANCY__Authentication__Issuer"] = TestIssuer.Name,
            ["TENANCY__Authentication__Audience"] = TestIssuer.Audience,
            ["TENANCY__Shutdown__DrainSeconds"] = "0",
        };
    }
}
