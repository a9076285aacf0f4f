using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Contracts.Devices;

/// <summary>A device or other registered resource as it is shown.</summary>
/// <param name="Type">Resource type, e.g. <c>device</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Group">The group it lies in; null: directly under the tenant.</param>
/// <param name="Alias">Display name, or null.</param>
/// <param name="Tags">Labels.</param>
/// <param name="IsNew">Whether the command that is answered made it.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.ResourceView)]
public sealed record ResourceView(
    [property: Id(0)] string Type,
    [property: Id(1)] string Id,
    [property: Id(2)] GroupId? Group,
    [property: Id(3)] string? Alias,
    [property: Id(4)] ImmutableArray<string> Tags,
    [property: Id(5)] bool IsNew = false);

/// <summary>Registers or replaces a resource.</summary>
/// <param name="Context">Who.</param>
/// <param name="Type">Resource type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Group">The group it lies in; null: directly under the tenant.</param>
/// <param name="Alias">Display name, or null.</param>
/// <param name="Tags">Labels.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.PutResourceCommand)]
public sealed record PutResourceCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] string Type,
    [property: Id(2)] string Id,
    [property: Id(3)] GroupId? Group,
    [property: Id(4)] string? Alias,
    [property: Id(5)] ImmutableArray<string> Tags);

/// <summary>Changes parts of a resource.</summary>
/// <param name="Context">Who.</param>
/// <param name="Type">Resource type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Move">Whether <paramref name="Group"/> is to be set.</param>
/// <param name="Group">The new group; null: directly under the tenant.</param>
/// <param name="Rename">Whether <paramref name="Alias"/> is to be set.</param>
/// <param name="Alias">The new display name; null: none.</param>
/// <param name="Tags">The new labels; null: as they are.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.PatchResourceCommand)]
public sealed record PatchResourceCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] string Type,
    [property: Id(2)] string Id,
    [property: Id(3)] bool Move,
    [property: Id(4)] GroupId? Group,
    [property: Id(5)] bool Rename,
    [property: Id(6)] string? Alias,
    [property: Id(7)] ImmutableArray<string>? Tags);

/// <summary>What became of one line of an import.</summary>
/// <param name="Created">Whether the resource is new.</param>
/// <param name="Refusal">Why it was not taken; null: it was.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.ImportResult)]
public sealed record ImportResult([property: Id(0)] bool Created, [property: Id(1)] Refusal? Refusal);
