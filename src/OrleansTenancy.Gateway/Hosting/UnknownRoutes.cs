namespace OrleansTenancy.Gateway.Hosting;

/// <summary>
/// What is no route is 404 for everybody, with a token or without one: which routes there are is no secret, and 401
/// would send a newcomer looking for a token that opens nothing.
/// </summary>
internal static class UnknownRoutes
{
    public static Task Answer(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
