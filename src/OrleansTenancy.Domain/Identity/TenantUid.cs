namespace OrleansTenancy.Domain.Identity;

/// <summary>
/// Names one life of a tenant. A tenant that is deleted and created again under the same <see cref="TenantId"/> has
/// another one, so that no old grant is revived (V15).
/// </summary>
/// <param name="Value">A UUID made by the service.</param>
public readonly record struct TenantUid(Guid Value)
{
    /// <summary>Lower case, hyphenated.</summary>
    public override string ToString() => Value.ToString("D");
}
