using System.Collections.Immutable;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Grains.Devices;

/// <summary>What a resource may look like, whoever asks for it.</summary>
internal static class ResourceRules
{
    /// <summary>Type and id are opaque ids; anything else cannot be registered and therefore does not exist.</summary>
    public static bool IsName(string? type, string? id) =>
        ResourceId.TryParse(type, out _) && ResourceId.TryParse(id, out _);

    /// <summary>Why these values cannot be stored, or null.</summary>
    public static Refusal? Check(string type, string id, string? alias, ImmutableArray<string> tags)
    {
        if (!IsName(type, id))
        {
            return new Refusal(
                RefusalCodes.InvalidValue, "a resource is named by a type and an id of at most 128 characters");
        }

        if (alias is { Length: > Limits.TagLengthMax })
        {
            return new Refusal(RefusalCodes.InvalidValue, $"an alias has at most {Limits.TagLengthMax} characters");
        }

        if (alias is not null && alias.Any(char.IsControl))
        {
            return new Refusal(RefusalCodes.InvalidValue, "an alias has no control characters");
        }

        return Check(tags);
    }

    private static Refusal? Check(ImmutableArray<string> tags)
    {
        if (tags.IsDefaultOrEmpty)
        {
            return null;
        }

        if (tags.Length > Limits.TagsPerDeviceMax)
        {
            return new Refusal(RefusalCodes.LimitReached, $"a resource has at most {Limits.TagsPerDeviceMax} tags");
        }

        return tags.Any(tag => tag is not { Length: > 0 and <= Limits.TagLengthMax } || tag.Any(char.IsControl))
            ? new Refusal(
                RefusalCodes.InvalidValue, $"a tag has 1 to {Limits.TagLengthMax} characters, none a control character")
            : null;
    }
}
