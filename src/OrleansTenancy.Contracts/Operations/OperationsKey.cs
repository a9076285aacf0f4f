using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Operations;

/// <summary>The key of <see cref="IOperationsGrain"/>: <c>operations/{userId}</c>.</summary>
public static class OperationsKey
{
    /// <summary>The idempotency keys of a caller.</summary>
    public static string For(UserId caller) => "operations/" + caller.Value;
}
