using System.Text.Json.Serialization;

namespace OrleansTenancy.Grains.Notifications;

/// <summary>Reads and writes stored notifications.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboxPayload))]
internal sealed partial class InboxJson : JsonSerializerContext;
