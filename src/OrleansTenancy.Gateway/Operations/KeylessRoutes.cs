namespace OrleansTenancy.Gateway.Operations;

/// <summary>Marks routes.</summary>
internal static class KeylessRoutes
{
    /// <summary>The route takes no idempotency key.</summary>
    public static TBuilder WithoutKey<TBuilder>(this TBuilder route, string reason)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new KeylessRoute(reason));
}
