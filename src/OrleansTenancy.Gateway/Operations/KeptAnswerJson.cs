using System.Text.Json.Serialization;

namespace OrleansTenancy.Gateway.Operations;

/// <summary>Reads and writes kept answers.</summary>
[JsonSerializable(typeof(KeptAnswer))]
internal sealed partial class KeptAnswerJson : JsonSerializerContext;
