using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTenancy.Gateway.Json;

/// <summary>
/// How management bodies are read: nothing unknown, nothing twice, nothing missing, names as they are.
/// </summary>
internal static class ManagementJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 16;
        options.Converters.Add(new UtcInstantConverter());
    }
}
