namespace OrleansTenancy.Gateway.Tests.Idempotency;

/// <summary>A request to a route that changes something, in a world made for it.</summary>
/// <param name="Caller">Who sends it.</param>
/// <param name="Path">Where to.</param>
/// <param name="Body">The body; null: none.</param>
/// <param name="Status">What the first attempt answers.</param>
public sealed record KeyedRequest(Api Caller, string Path, object? Body, int Status);
