using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Grains.Replication;

namespace OrleansTenancy.Grains.Users;

/// <summary>What one round of a check decides from.</summary>
/// <param name="Person">The person's own facts.</param>
/// <param name="Sight">What the silo holds of the owners.</param>
/// <param name="Path">The way that follows from both.</param>
/// <param name="At">The instant.</param>
internal readonly record struct AccessGrounds(PersonFacts Person, Sight Sight, AccessPath Path, DateTimeOffset At)
{
    /// <summary>The tenant; null: there is none.</summary>
    public TenantPolicy? Policy => Sight.Policy;
}
