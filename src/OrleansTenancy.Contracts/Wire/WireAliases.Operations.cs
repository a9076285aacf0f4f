namespace OrleansTenancy.Contracts.Wire;

/// <content>Idempotency keys, and what is told of the end of a link.</content>
public static partial class WireAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Links.ExpiryNotice"/></summary>
    public const string ExpiryNotice = "tenancy.expiry-notice";

    /// <summary><see cref="Operations.OperationSight"/></summary>
    public const string OperationSight = "tenancy.operation-sight";

    /// <summary><see cref="Operations.OperationItem"/></summary>
    public const string OperationItem = "tenancy.operation-item";

    /// <summary>The first answer to a command with an idempotency key; stored.</summary>
    public const string OwedAnswer = "tenancy.owed-answer";
}
