using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

[Collection(HttpTests.Name)]
public sealed class ErrorTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Theory]
    [InlineData("GET", "/v1/tenants/UPPER", "", 400, "invalid-id")]
    [InlineData("GET", "/v1/tenants/-a", "", 400, "invalid-id")]
    [InlineData("GET", "/v1/tenants/a%20b", "", 400, "invalid-id")]
    [InlineData("GET", "/v1/partners/nonsense", "", 400, "invalid-id")]
    [InlineData("GET", "/v1/tenants?limit=0", "", 400, "invalid-parameter")]
    [InlineData("GET", "/v1/tenants?limit=1001", "", 400, "invalid-parameter")]
    [InlineData("GET", "/v1/tenants?limit=x", "", 400, "invalid-parameter")]
    [InlineData("GET", "/v1/tenants?cursor=x", "", 400, "invalid-cursor")]
    [InlineData("GET", "/v1/nothing", "", 404, "not-found")]
    [InlineData("DELETE", "/v1/tenants", "", 405, "method-not-allowed")]
    [InlineData("POST", "/v1/tenants", "", 400, "invalid-body")]
    [InlineData("POST", "/v1/tenants", "{", 400, "invalid-body")]
    [InlineData("POST", "/v1/tenants", "[]", 400, "invalid-body")]
    [InlineData("POST", "/v1/tenants", "{\"tenantId\":\"t\"}", 400, "invalid-body")]
    [InlineData("POST", "/v1/tenants", "{\"tenantId\":7,\"displayName\":\"x\",\"adminUserId\":\"a\"}", 400, "invalid-body")]
    [InlineData("POST", "/v1/tenants", "{\"tenantId\":\"T\",\"displayName\":\"x\",\"adminUserId\":\"a\"}", 400, "invalid-id")]
    [InlineData("POST", "/v1/tenants", "{\"tenantId\":\"t\",\"displayName\":\"x\",\"adminUserId\":\"a b\"}", 400, "invalid-id")]
    [InlineData("POST", "/v1/tenants", "{\"tenantId\":\"t\",\"displayName\":\" \",\"adminUserId\":\"a\"}", 400, "invalid-value")]
    [InlineData("POST", "/v1/tenants", "{\"tenantId\":\"t\",\"displayName\":\"x\",\"adminUserId\":\"a\",\"x\":1}", 400, "unknown-field")]
    [InlineData("POST", "/v1/tenants", "{\"TenantId\":\"t\",\"displayName\":\"x\",\"adminUserId\":\"a\"}", 400, "unknown-field")]
    [InlineData("POST", "/v1/partners", "{\"name\":\"x\",\"adminUserId\":\"a\",\"memberModel\":\"round\"}", 400, "invalid-value")]
    public async Task Bad_input_gets_its_code_and_nothing_happens(
        string method, string path, string body, int status, string code) =>
        (await _world.Operator.Raw(new HttpMethod(method), path, body, "application/json")).IsProblem(status, code);

    [Fact]
    public async Task A_body_of_another_type_is_415() =>
        (await _world.Operator.Raw(HttpMethod.Post, "/v1/tenants", "a=b", "application/x-www-form-urlencoded"))
            .IsProblem(415, "unsupported-media-type");

    [Fact]
    public async Task V18_ids_with_foreign_contents_stay_data()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        string[] users = ["a'or'1'='1", "a\r\nb", "<script>", "../x", "a%00b", new string('a', 129)];
        foreach (var user in users)
        {
            var answer = await _world.Grant(tenant, owner, Uri.EscapeDataString(user), "group-viewer");
            Assert.True(answer.Status is 400 or 404 or 405, user + answer.Text);
        }

        string[] fine = ["o.k", "A", "a", "a|b:c@d~e-f_g", new string('b', 128)];
        foreach (var user in fine)
        {
            (await _world.Grant(tenant, owner, Uri.EscapeDataString(user), "group-viewer")).Is(200);
        }

        var listed = (await _world.As(owner).Get($"/v1/tenants/{tenant}/users")).Items.Select(i => i.GetProperty("userId").GetString());
        Assert.Equal(fine.Append(owner).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task Ids_that_look_like_numbers_stay_apart()
    {
        var owner = HttpWorld.New("owner");
        foreach (var tenant in new[] { "20235", "020235", "0020235" })
        {
            (await _world.Operator.Post("/v1/tenants", new { tenantId = tenant, displayName = "T " + tenant, adminUserId = owner })).Is(201);
        }

        Assert.Equal("T 020235", (await _world.As(owner).Get("/v1/tenants/020235")).Member("displayName"));
        (await _world.Grant("20235", owner, "42", "enterprise-viewer")).Is(200);
        Assert.True((await _world.Service.Ask("20235", "42", "read", "alert", "a")).Decision);
        Assert.False((await _world.Service.Ask("020235", "42", "read", "alert", "a")).Decision);
        Assert.False((await _world.Service.Ask("20235", "042", "read", "alert", "a")).Decision);
    }
}
