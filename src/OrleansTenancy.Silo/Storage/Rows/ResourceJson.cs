using System.Text.Json.Serialization;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>The labels of a resource as they are stored.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ResourceJson : JsonSerializerContext;
