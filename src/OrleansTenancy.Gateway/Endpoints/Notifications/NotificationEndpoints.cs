using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Notifications;

/// <summary>
/// The notifications of partners and tenants: a list to read again, and a stream that goes on from any place.
/// </summary>
internal static class NotificationEndpoints
{
    private const string TenantScope = "read:partner_tenant";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("/v1/partners/{partnerId}/notifications").WithTags("notifications");
        partners.MapGet("", ListOfPartner).WithSummary("A partner's notifications").Produces<Page<NotificationBody>>();
        partners.MapGet("/stream", StreamOfPartner)
            .WithSummary("Server-sent events").Produces(200, contentType: "text/event-stream");
        var tenants = routes.MapGroup("/v1/tenants/{tenantId}/notifications").WithTags("notifications");
        tenants.MapGet("", ListOfTenant).WithSummary("A tenant's notifications").Produces<Page<NotificationBody>>();
        tenants.MapGet("/stream", StreamOfTenant)
            .WithSummary("Server-sent events").Produces(200, contentType: "text/event-stream");
    }

    private static async Task<IResult> ListOfPartner(
        PartnerId partnerId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains, long after = 0)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        return await List(InboxKey.For(partnerId), page, grains, after);
    }

    private static async Task<IResult> ListOfTenant(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains, long after = 0)
    {
        var access = await gate.Demand(caller, tenantId, TenantScope);
        return await List(InboxKey.For(tenantId, access.Uid!.Value), page, grains, after);
    }

    private static async Task<IResult> List(string inbox, PageQuery page, IGrainFactory grains, long after) =>
        Results.Ok(await page.Of(
            after,
            async (from, limit) => (IReadOnlyList<NotificationRecord>)await grains.Inbox(inbox).Read(from, limit),
            record => record.Sequence,
            NotificationBody.Of));

    private static async Task StreamOfPartner(
        PartnerId partnerId,
        Caller caller,
        HttpContext http,
        Gate gate,
        NotificationFeed feed,
        IOptions<JsonOptions> json,
        long after = 0)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await Stream(
            http,
            feed,
            json.Value.SerializerOptions,
            InboxKey.For(partnerId),
            after,
            () => gate.DemandPartnerAdmin(caller, partnerId));
    }

    private static async Task StreamOfTenant(
        TenantId tenantId,
        Caller caller,
        HttpContext http,
        Gate gate,
        NotificationFeed feed,
        IOptions<JsonOptions> json,
        long after = 0)
    {
        var access = await gate.Demand(caller, tenantId, TenantScope);
        await Stream(
            http,
            feed,
            json.Value.SerializerOptions,
            InboxKey.For(tenantId, access.Uid!.Value),
            after,
            () => gate.Demand(caller, tenantId, TenantScope));
    }

    private static async Task Stream(
        HttpContext http,
        NotificationFeed feed,
        JsonSerializerOptions json,
        string inbox,
        long after,
        Func<Task> demand)
    {
        Places.Demand(after);
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var last = http.Request.Headers["Last-Event-ID"].ToString();
        var response = http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync(": connected\n\n", http.RequestAborted);
        await response.Body.FlushAsync(http.RequestAborted);
        var from = last.Length > 0 && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : after;
        try
        {
            await foreach (var records in feed.Follow(inbox, from, ends.Token))
            {
                // Who may no longer read gets nothing more, however long the connection lives.
                await demand();
                await Write(response, records, json, http.RequestAborted);
            }
        }
        catch (ProblemException)
        {
            await response.WriteAsync("event: closed\ndata: {}\n\n", http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The listener has gone; it goes on from its last id whenever it likes.
            http.Abort();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The node is about to stop: the stream ends, and the listener goes on from its last id at another node.
            await response.CompleteAsync();
        }
    }

    // JSON has no line breaks in it, so whatever is in a notification cannot end an event or begin another (V18).
    private static async Task Write(
        HttpResponse response,
        IReadOnlyList<NotificationRecord> records,
        JsonSerializerOptions json,
        CancellationToken cancel)
    {
        if (records.Count == 0)
        {
            await response.WriteAsync(": still here\n\n", cancel);
        }

        foreach (var record in records)
        {
            var data = JsonSerializer.Serialize(NotificationBody.Of(record), json);
            await response.WriteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"id: {record.Sequence}\nevent: {record.Content.Type}\ndata: {data}\n\n"),
                cancel);
        }

        await response.Body.FlushAsync(cancel);
    }
}
