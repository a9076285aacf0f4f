using System.Collections.Immutable;
using System.Text.Json;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Grains.Notifications;

/// <summary>
/// A notification as it is stored: JSON, so that an operator can read the table. A field never changes meaning.
/// </summary>
/// <param name="V">Shape of this record: 1.</param>
/// <param name="Id">The same in every delivery.</param>
/// <param name="Type">One of <see cref="NotificationTypes"/>.</param>
/// <param name="Tenant">The tenant, or null.</param>
/// <param name="Partner">The partner, or null.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Fields">More, by name.</param>
internal sealed record InboxPayload(
    int V,
    Guid Id,
    string Type,
    string? Tenant,
    string? Partner,
    string Actor,
    DateTimeOffset At,
    ImmutableDictionary<string, string> Fields)
{
    private const int Version = 1;

    /// <summary>The stored form of a notification.</summary>
    public static byte[] Write(NotificationContent content)
    {
        var payload = new InboxPayload(
            Version,
            content.Id,
            content.Type,
            content.Tenant?.Value,
            content.Partner?.ToString(),
            content.Actor.Value,
            content.At,
            content.Fields);
        return JsonSerializer.SerializeToUtf8Bytes(payload, InboxJson.Default.InboxPayload);
    }

    /// <summary>
    /// ID.27: what is left of a notification when its tenant is gone: that the tenant was deleted, and nothing of it.
    /// </summary>
    public static byte[] Leave(byte[] stored)
    {
        var payload = JsonSerializer.Deserialize(stored, InboxJson.Default.InboxPayload);
        return payload?.Type == NotificationTypes.TenantDeleted
            ? JsonSerializer.SerializeToUtf8Bytes(
                payload with { Fields = ImmutableDictionary<string, string>.Empty }, InboxJson.Default.InboxPayload)
            : [];
    }

    /// <summary>Reads a stored notification back.</summary>
    public static NotificationContent Read(byte[] stored)
    {
        var payload = JsonSerializer.Deserialize(stored, InboxJson.Default.InboxPayload);
        if (payload is not { V: Version })
        {
            throw Invariant.Broken("a stored notification has a shape that this release does not know");
        }

        return new NotificationContent(
            payload.Id,
            payload.Type,
            payload.Tenant is null ? null : TenantId.Parse(payload.Tenant),
            payload.Partner is null ? null : PartnerId.Parse(payload.Partner),
            UserId.Parse(payload.Actor),
            payload.At,
            payload.Fields);
    }
}
