namespace OrleansTenancy.Domain.Tenants;

/// <summary>From when to when something is given (X.5).</summary>
/// <param name="NotBefore">In force from; null: at once.</param>
/// <param name="ExpiresAt">No longer in force at; null: no end.</param>
public readonly record struct AccessPeriod(DateTimeOffset? NotBefore, DateTimeOffset? ExpiresAt);
