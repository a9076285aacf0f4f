using Microsoft.AspNetCore.Http.Metadata;
using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Domain.Operations;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Operations;

/// <summary>
/// X.11 at the edge: a repeat gets the answer that was kept, before anything else is looked at, since the change may
/// have taken away what the route asks for. The owner of the change is what makes it happen once; here is only kept
/// what was said about it.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="grains">Where the keys of the callers are.</param>
/// <param name="logger">Told when an answer could not be kept.</param>
internal sealed partial class OperationMiddleware(
    RequestDelegate next, IGrainFactory grains, ILogger<OperationMiddleware> logger)
{
    public async Task Invoke(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint
            || !IsWrite(http.Request.Method, endpoint.Metadata)
            || Operation.KeyOf(http.Request) is not { } key)
        {
            await next(http);
            return;
        }

        var caller = Caller.Of(http);
        var fingerprint = await Fingerprint.Of(http.Request, caller, http.RequestAborted);
        var keys = grains.Operations(caller.User);
        var sight = await keys.Look(key, fingerprint);
        if (OperationRules.Refuse(sight.Verdict) is { } refusal)
        {
            throw ProblemException.From(refusal);
        }

        if (sight.Answer is { } kept)
        {
            await KeptAnswer.Read(kept).Replay(http.Response);
            return;
        }

        http.Features.Set(new Operation(key, fingerprint, sight.Verdict == OperationVerdict.Repeat));
        await Do(http, keys, key, fingerprint);
    }

    /// <summary>Whether a route changes something and takes a key.</summary>
    public static bool IsWrite(string method, IEnumerable<object> metadata) =>
        (HttpMethods.IsPost(method)
            || HttpMethods.IsPut(method)
            || HttpMethods.IsPatch(method)
            || HttpMethods.IsDelete(method))
        && !metadata.Any(m => m is KeylessRoute);

    private async Task Do(HttpContext http, IOperationsGrain keys, string key, string fingerprint)
    {
        var body = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await next(http);
        }
        catch (Exception) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            http.Response.Body = body;
            if (await DoneMeanwhile(http, keys, key, fingerprint) is not { } done)
            {
                throw;
            }

            await done.Replay(http.Response);
            return;
        }
        finally
        {
            http.Response.Body = body;
        }

        await Keep(http, keys, key, fingerprint, answer.ToArray());
        answer.Position = 0;
        await answer.CopyToAsync(body, http.RequestAborted);
    }

    // The route failed. If the command was done all the same, by an attempt that nobody heard of or that ran at the
    // same time, it failed only because it was done.
    private static async Task<KeptAnswer?> DoneMeanwhile(
        HttpContext http, IOperationsGrain keys, string key, string fingerprint)
    {
        var sight = await keys.Look(key, fingerprint);
        if (sight.Verdict != OperationVerdict.Repeat)
        {
            return null;
        }

        if (sight.Answer is { } kept)
        {
            return KeptAnswer.Read(kept);
        }

        // Where success has no body, what is known is all there is to say.
        var success = http.GetEndpoint()?.Metadata
            .GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .FirstOrDefault(p => p.StatusCode is >= 200 and < 300);
        return success is not null && (success.Type is null || success.Type == typeof(void))
            ? KeptAnswer.Empty(success.StatusCode)
            : null;
    }

    // Before the caller hears it, so that whoever heard it hears the same again. The change is made whatever happens
    // here.
    private async Task Keep(HttpContext http, IOperationsGrain keys, string key, string fingerprint, byte[] body)
    {
        if (http.Response.StatusCode is < 200 or >= 300 || KeptAnswer.Write(http.Response, body) is not { } kept)
        {
            return;
        }

        try
        {
            await keys.Answered(key, fingerprint, kept);
        }
        catch (Exception failure)
        {
            NotKept(http.Request.Path, failure);
        }
    }
}
