using System.Text.Json;
using OrleansTenancy.Gateway.Authentication;

namespace OrleansTenancy.Server.Demo;

/// <summary>What a development server prints when it is ready: everything in it can be pasted into a shell.</summary>
internal static class DemoGreeting
{
    private const string JsonType = "Content-Type: application/json";
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>With demo data.</summary>
    public static string Text(IServiceProvider services, string address, string data)
    {
        var tokens = services.GetRequiredService<DevelopmentTokens>();
        return $$"""
            {{Bare(address, data)}}
            Sign in as the partner's administrator, and as a tenant's:

              {{SignIn(address, "PARTNER_ADMIN", DemoNames.PartnerAdmin.Value)}}
              {{SignIn(address, "TENANT_ADMIN", DemoNames.TenantAdmin.Value)}}

            Allowed: {{DemoNames.Assigned}} works for the partner and is assigned to {{DemoNames.Linked}}.

              {{Question(address, tokens, DemoNames.Assigned.Value, askedBy: DemoNames.Assigned.Value)}}

            Denied, with the reason as the tenant's administrator may know it: {{DemoNames.Unassigned}} works for the
            partner too, but is not assigned.

              {{Question(address, tokens, DemoNames.Unassigned.Value, askedBy: DemoNames.TenantAdmin.Value)}}


            """;
    }

    /// <summary>Without demo data.</summary>
    public static string Bare(string address, string data) => $$"""
        OrleansTenancy is ready at {{address}}  (data in {{data}}, development tokens, stop with Ctrl-C)

        """;

    private static string SignIn(string address, string variable, string user) =>
        $"{variable}=$(curl -s {address}/dev/token -H '{JsonType}' -d '{Json(new { sub = user })}'"
        + " | sed 's/.*\"accessToken\":\"\\([^\"]*\\)\".*/\\1/')";

    private static string Question(string address, DevelopmentTokens tokens, string user, string askedBy)
    {
        var token = tokens.Issue(askedBy, null, null, Life);
        var question = new
        {
            subject = new { type = "user", id = user },
            action = new { name = "REBOOT" },
            resource = new { type = "device", id = DemoNames.Device },
        };
        return $"curl -sw '\\n' {address}/tenants/{DemoNames.Linked}/access/v1/evaluation -H '{JsonType}'"
            + $" -H 'Authorization: Bearer {token}' -d '{Json(question)}'";
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
