namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of the audit trail, as <see cref="WireAliases"/> has them for the rest.</summary>
public static class AuditAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Audit.AuditEntry"/></summary>
    public const string AuditEntry = "tenancy.audit-entry";

    /// <summary><see cref="OrleansTenancy.Domain.Audit.AuditRecord"/></summary>
    public const string AuditRecord = "tenancy.audit-record";

    /// <summary><see cref="Audit.IncomingAudit"/></summary>
    public const string IncomingAudit = "tenancy.incoming-audit";

    /// <summary><see cref="Audit.LoginAudit"/></summary>
    public const string LoginAudit = "tenancy.login-audit";

    /// <summary>Owed to a chain of the audit trail.</summary>
    public const string OwedAudit = "tenancy.owed-audit";
}
