using System.Globalization;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Audit;

/// <summary>
/// X.9: who did what when, as it is stored and hashed. All of it is text, so that a record that somebody edited can
/// still be read and told from what it was.
/// </summary>
/// <param name="Id">The same in every trail that has it, and in every delivery.</param>
/// <param name="At">When, RFC 3339 in UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Tenant">The tenant, or null.</param>
/// <param name="Partner">The partner, or null.</param>
/// <param name="Before">What was, canonical JSON; null: nothing, or nothing that is kept.</param>
/// <param name="After">What is, canonical JSON; null: nothing, or nothing that is kept.</param>
public sealed record AuditEntry(
    string Id,
    string At,
    string Actor,
    string Action,
    string? Tenant,
    string? Partner,
    string? Before,
    string? After)
{
    /// <summary>An instant as it stands in a record: to the tick, always as long.</summary>
    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>An entry about something that happened.</summary>
    /// <param name="id">A new id.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="tenant">The tenant, or null.</param>
    /// <param name="partner">The partner, or null.</param>
    /// <param name="before">What was, or null.</param>
    /// <param name="after">What is, or null.</param>
    public static AuditEntry Of(
        Guid id,
        DateTimeOffset at,
        UserId actor,
        string action,
        TenantId? tenant,
        PartnerId? partner,
        string? before,
        string? after) =>
        new(id.ToString("D"), Text(at), actor.Value, action, tenant?.Value, partner?.ToString(), before, after);
}
