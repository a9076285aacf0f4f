using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Groups;

/// <summary>A group of devices in a tenant's tree.</summary>
/// <param name="Id">Its name within the tenant.</param>
/// <param name="Name">Display name.</param>
/// <param name="Parent">The group above, or null: directly under the tenant.</param>
/// <param name="Incarnation">Which life of this id.</param>
public sealed record GroupFacts(GroupId Id, string Name, GroupId? Parent, long Incarnation);
