using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTenancy.Gateway.Problems;

/// <summary>Writes problem documents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext;
