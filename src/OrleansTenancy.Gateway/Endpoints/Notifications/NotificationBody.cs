using OrleansTenancy.Contracts.Notifications;

namespace OrleansTenancy.Gateway.Endpoints.Notifications;

/// <summary>A notification (X.10).</summary>
public sealed record NotificationBody(
    long Sequence,
    Guid Id,
    string Type,
    string? TenantId,
    string? PartnerId,
    string Actor,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Data)
{
    internal static NotificationBody Of(NotificationRecord record)
    {
        var content = record.Content;
        return new NotificationBody(
            record.Sequence,
            content.Id,
            content.Type,
            content.Tenant?.Value,
            content.Partner?.ToString(),
            content.Actor.Value,
            content.At,
            content.Fields);
    }
}
