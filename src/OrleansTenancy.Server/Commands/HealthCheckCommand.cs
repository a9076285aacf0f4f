using System.CommandLine;
using OrleansTenancy.Server.Hosting;

namespace OrleansTenancy.Server.Commands;

/// <summary><c>healthcheck</c>: for container platforms that run a command to know.</summary>
internal static class HealthCheckCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var url = new Option<string>("--url")
        {
            Description = "Address of the node", DefaultValueFactory = _ => "http://localhost:5080",
        };
        var command = new Command("healthcheck", "Exit with 0 if a node is ready, else with 1") { url };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(url)!, cancel));
        return command;
    }

    private static async Task<int> Run(string url, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !SettingChecks.IsWebAddress(url))
        {
            throw new SettingsException("`--url` is no address");
        }

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "/health/ready"), cancel);
            await Console.Out.WriteLineAsync(answer.IsSuccessStatusCode ? "ready" : "not ready");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"not reachable: {failure.Message}");
            return 1;
        }
    }
}
