using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>A scope that a command takes.</summary>
/// <param name="Scope">Its name.</param>
/// <param name="Group">The group in which it is taken; null: for the tenant.</param>
public readonly record struct ScopeDemand(string Scope, GroupId? Group = null);
