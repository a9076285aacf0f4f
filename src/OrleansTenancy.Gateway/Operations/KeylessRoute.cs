namespace OrleansTenancy.Gateway.Operations;

/// <summary>Marks a route that takes no idempotency key although its method can change things.</summary>
/// <param name="Reason">Why.</param>
internal sealed record KeylessRoute(string Reason);
