using System.Text.RegularExpressions;
using Xunit;

namespace OrleansTenancy.Server.Tests;

public sealed partial class ReadmeTests
{
    private const string Address = "http://localhost:5080";

    [Fact]
    public async Task The_link_flow_by_hand_does_what_it_says()
    {
        using var data = new TempDirectory();
        await using var server = await ServerProcess.Start(
            ["dev", "--urls", "http://127.0.0.1:0", "--data", data.Path, "--no-demo"]);
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var flow = readme[readme.IndexOf("## The link flow by hand", StringComparison.Ordinal)..];
        flow = flow[..flow.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        var blocks = Blocks().Matches(flow).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(4, blocks.Length);

        var output = await Shell.Run(
            string.Join('\n', blocks).Replace(Address, server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.DoesNotContain(answers, a => a.Contains("\"code\":\"internal\"", StringComparison.Ordinal));
        Assert.Contains("\"state\":\"pending\"", output, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"linked\"", output, StringComparison.Ordinal);
        Assert.Contains("link.accepted", output, StringComparison.Ordinal);
        var asked = answers.Where(a => a.Contains("\"allowed\":", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, asked.Length);
        Assert.Contains("You have no access to this tenant.", asked[0], StringComparison.Ordinal);
        Assert.Contains("\"allowed\":\"AQ==\"", asked[1], StringComparison.Ordinal);
        Assert.Contains("There is no such resource.", asked[1], StringComparison.Ordinal);
        Assert.Contains("You have no access to this tenant.", asked[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_by_hand_are_given_settings_that_there_are()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var script = ByHand().Match(readme).Groups[1].Value;
        await using var help = await ServerProcess.Run(["serve", "--help"]);

        var flags = Flags().Matches(script).Select(m => m.Value).Where(f => f != "--project").Distinct().ToArray();
        var settings = Settings().Matches(script).Select(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, flags.Length);
        Assert.Equal(6, settings.Length);
        Assert.All(flags, f => Assert.Contains(f + " <", help.Output, StringComparison.Ordinal));
        Assert.All(settings, s => Assert.Contains($"({s})", help.Output, StringComparison.Ordinal));
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ByHand();

    [GeneratedRegex("(?<= )--[a-z-]{2,}")]
    private static partial Regex Flags();

    [GeneratedRegex("TENANCY__([A-Za-z_]+?)=")]
    private static partial Regex Settings();

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
