using OrleansTenancy.Server.Hosting;
using Xunit;

namespace OrleansTenancy.Server.Tests;

/// <summary>What is said about settings that cannot be.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task Each_bad_setting_is_named_and_all_at_once()
    {
        (string Key, string? Value)[] bad =
        [
            ("Nonsense", "1"), ("Database:ConnectionStrin", "Host=x"), ("Database:ConnectionString", "nonsense"),
            ("Urls", "http://localhost:1;ftp://x"), ("PublicBaseUrl", "localhost:5080"), ("LoginKeyFile", Repository.Root + "/README.md"),
            ("Authentication:Authority", "http://issuer.test"), ("Authentication:Audience", null),
            ("Authentication:JwksFile", Repository.Root + "/README.md"), ("Authentication:Issuer", null),
            ("Cluster:SiloPort", "99999"), ("Cluster:GatewayPort", "abc"), ("Cluster:AdvertisedAddress", "here"),
            ("Cluster:Times:FenceSeconds", "-1"), ("Cluster:Times:AliveSeconds", "NaN"),
            ("Shutdown:DrainSeconds", "-1"), ("Shutdown:StopSeconds", "NaN"),
            ("Links:RejectionScope", "moon"), ("Links:MaxActivePartners", "0"), ("Invitations:LifeHours", "0"), ("Checks:Mode", "guess"),
            ("Mail:Host", "bad host"), ("Mail:Port", "0"), ("Mail:Tls", "maybe"), ("Mail:User", "robot"), ("Mail:PasswordFile", null),
            ("Mail:From", "nobody"), ("Catalog:Files:0", "/nope.tsv"),
        ];
        var environment = bad.Where(s => s.Value is not null)
            .ToDictionary(s => "TENANCY__" + s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);

        await using var node = await ServerProcess.Run(["serve"], environment);

        Assert.Equal(2, node.ExitCode);
        var lines = Lines(node).Where(l => !l.Contains("Mail:User is", StringComparison.Ordinal)).ToArray();
        Assert.All(lines, l => Assert.StartsWith("error: ", l, StringComparison.Ordinal));
        Assert.All(
            bad.Where(s => s.Key is not ("Mail:User" or "Catalog:Files:0")),
            s => Assert.Contains(lines, l => l.StartsWith($"error: {s.Key} ", StringComparison.Ordinal)));
        Assert.Contains("error: the catalogue file /nope.tsv does not exist", lines);
    }

    [Theory]
    [InlineData("dev", "--urls", "nonsense", "--urls")]
    [InlineData("dev", "--urls", "ftp://localhost:1", "--urls")]
    [InlineData("dev", "--data", "/proc/nothing", "--data")]
    [InlineData("migrate", "--connection", "nonsense", "Database:ConnectionString")]
    [InlineData("migrate", "--connection", "Port=1", "Database:ConnectionString")]
    [InlineData("migrate", "--connection", "", "Database:ConnectionString")]
    [InlineData("verify", "--connection", "nonsense", "Database:ConnectionString")]
    [InlineData("healthcheck", "--url", "nonsense", "--url")]
    [InlineData("healthcheck", "--url", "ftp://localhost", "--url")]
    public async Task An_option_that_cannot_be_is_named_in_one_line(string verb, string option, string value, string named)
    {
        await using var run = await ServerProcess.Run([verb, option, value]);

        Assert.Equal(2, run.ExitCode);
        var line = Assert.Single(Lines(run));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [Fact]
    public void X_6_times_that_do_not_hold_together_are_a_bad_setting()
    {
        Assert.Empty(new TimesSettings().Problems());
        var problem = Assert.Single(new TimesSettings { RangeLeaseSeconds = 11 }.Problems());
        Assert.StartsWith("Cluster:Times: RangeLease (11 s)", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_setting_is_explained_by_the_help()
    {
        await using var help = await ServerProcess.Run(["serve", "--help"]);

        Assert.True(SettingTree.Keys.Count() > 20);
        Assert.All(SettingTree.Keys, key => Assert.Contains(key, help.Output, StringComparison.Ordinal));
        Assert.All(SettingTexts.All.Keys, key => Assert.Contains(key, SettingTree.Keys));
    }

    [Fact]
    public async Task Migrations_at_the_same_time_apply_each_script_once()
    {
        var database = await OrleansTenancy.Testing.Postgres.PostgresServer.CreateDatabase();

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServerProcess.Run(["migrate", "--connection", database])));

        Assert.All(runs, r => Assert.Equal(0, r.ExitCode));
        var applied = runs.SelectMany(Lines).Where(l => l.StartsWith("applied ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(applied);
        Assert.Equal(applied.Distinct().Count(), applied.Length);
        foreach (var run in runs)
        {
            await run.DisposeAsync();
        }
    }

    private static string[] Lines(ServerProcess server) =>
        server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
