using System.Data.Common;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>Keeps an idempotency key, within whatever transaction the change is in (X.11).</summary>
/// <param name="connection">In the transaction.</param>
internal sealed class OperationWrite(DbConnection connection)
{
    /// <summary>Adds a row, or its answer to a row that has none; see <see cref="IOperationStore.Put"/>.</summary>
    public async Task Put(OperationRow row, DateTimeOffset expired)
    {
        await connection.Execute(
            "DELETE FROM tenancy_operations WHERE caller = @caller AND key = @key AND at <= @expired",
            ("caller", row.Caller),
            ("key", row.Key),
            ("expired", expired.UtcTicks));
        await connection.Execute(
            """
            INSERT INTO tenancy_operations (caller, key, fingerprint, tenant, at, reserved, reply)
            VALUES (@caller, @key, @fingerprint, @tenant, @at, @reserved, @reply)
            ON CONFLICT (caller, key) DO UPDATE
            SET reply = excluded.reply, at = excluded.at, tenant = excluded.tenant
            WHERE tenancy_operations.fingerprint = excluded.fingerprint
                AND tenancy_operations.reply IS NULL AND excluded.reply IS NOT NULL
            """,
            ("caller", row.Caller),
            ("key", row.Key),
            ("fingerprint", row.Fingerprint),
            ("tenant", row.Tenant?.ToString()),
            ("at", row.At.UtcTicks),
            ("reserved", row.Reserved?.ToString("D")),
            ("reply", row.Reply));
    }
}
