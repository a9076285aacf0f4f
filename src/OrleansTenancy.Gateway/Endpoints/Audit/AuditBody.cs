using System.Text.Json;
using OrleansTenancy.Domain.Audit;

namespace OrleansTenancy.Gateway.Endpoints.Audit;

/// <summary>A record of the audit trail (X.9): who, what, when, before, after.</summary>
public sealed record AuditBody(
    long Sequence,
    string Id,
    string At,
    string Actor,
    string Action,
    string? TenantId,
    string? PartnerId,
    JsonElement? Before,
    JsonElement? After,
    string Previous,
    string Hash)
{
    internal static AuditBody Of(AuditRecord record) =>
        new(
            record.Sequence,
            record.Entry.Id,
            record.Entry.At,
            record.Entry.Actor,
            record.Entry.Action,
            record.Entry.Tenant,
            record.Entry.Partner,
            Parse(record.Entry.Before),
            Parse(record.Entry.After),
            record.Previous,
            record.Hash);

    // What somebody put into the table by hand may be anything; it is shown as it is.
    private static JsonElement? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
