using System.Text.Json.Serialization;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>The body of an AuthZEN evaluation, as a bare server reads it.</summary>
internal sealed record BareQuestion(BareEntity Subject, BareAction Action, BareEntity Resource);

/// <summary>A subject or a resource.</summary>
internal sealed record BareEntity(string Type, string Id);

/// <summary>An action.</summary>
internal sealed record BareAction(string Name);

/// <summary>The body of a bulk command.</summary>
internal sealed record BareBulk(string UserId, string Command, IReadOnlyList<string> Devices);

/// <summary>The least that a decision can be.</summary>
internal sealed record BareAnswer(bool Decision);

/// <summary>How a bare server reads and writes: generated, so that it is as fast as the framework can be.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareQuestion))]
[JsonSerializable(typeof(BareBulk))]
[JsonSerializable(typeof(BareAnswer))]
internal sealed partial class BareJson : JsonSerializerContext;
