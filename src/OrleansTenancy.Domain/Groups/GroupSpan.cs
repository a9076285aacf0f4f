namespace OrleansTenancy.Domain.Groups;

/// <summary>
/// A subtree as a range of visit numbers: a group lies in or below another exactly if its number is in that range.
/// </summary>
/// <param name="First">The number of the group itself.</param>
/// <param name="Last">The greatest number below it.</param>
internal readonly record struct GroupSpan(int First, int Last);
