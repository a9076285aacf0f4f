using System.Text.Json.Serialization;

namespace OrleansTenancy.Grains.Staffing;

/// <summary>Reads and writes the rows of a staffing index.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CoverPayload))]
[JsonSerializable(typeof(MemberPayload))]
[JsonSerializable(typeof(long))]
internal sealed partial class StaffingJson : JsonSerializerContext;

/// <summary>A tenant's cover as it is stored; a field never changes meaning.</summary>
internal sealed record CoverPayload(
    long Rank,
    Guid? Link,
    DateTimeOffset? ExpiresAt,
    bool AutoAdd,
    long RetainedThrough,
    IReadOnlyDictionary<string, Guid> Assigned,
    IReadOnlyList<string> Excluded);

/// <summary>A lasting member as it is stored; a field never changes meaning.</summary>
internal sealed record MemberPayload(Guid Membership, long Sequence);
