using System.Data.Common;
using System.Globalization;
using Orleans.Runtime;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Sqlite;

/// <summary>Reminders in the SQLite file.</summary>
/// <param name="database">The file.</param>
internal sealed class SqliteReminderTable(SqliteDatabase database) : IReminderTable
{
    private const string Columns = "grain_id, name, start_at, period, version";

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new(await Query("grain_id = @grain", ("grain", grainId.ToString())));

    // The ring of hashes: from one point, which is out, to another, which is in, possibly over the end.
    public async Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        new(await Query(
            begin < end
                ? "grain_hash > @begin AND grain_hash <= @end"
                : "grain_hash > @begin OR grain_hash <= @end",
            ("begin", (long)begin),
            ("end", (long)end)));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        var rows = await Query(
            "grain_id = @grain AND name = @name", ("grain", grainId.ToString()), ("name", reminderName));
        return rows.SingleOrDefault();
    }

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var version = await database.Write(
            c => c.Scalar(
                """
                INSERT INTO tenancy_reminders (grain_id, name, grain_hash, start_at, period, version)
                VALUES (@grain, @name, @hash, @start, @period, 1)
                ON CONFLICT (grain_id, name) DO UPDATE
                SET start_at = excluded.start_at, period = excluded.period, version = tenancy_reminders.version + 1
                RETURNING version
                """,
                ("grain", entry.GrainId.ToString()),
                ("name", entry.ReminderName),
                ("hash", (long)entry.GrainId.GetUniformHashCode()),
                ("start", entry.StartAt.Ticks),
                ("period", entry.Period.Ticks)),
            CancellationToken.None);
        return Convert.ToString(version, CultureInfo.InvariantCulture);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        await database.Write(
            c => c.Execute(
                "DELETE FROM tenancy_reminders WHERE grain_id = @grain AND name = @name AND version = @version",
                ("grain", grainId.ToString()),
                ("name", reminderName),
                ("version", long.Parse(eTag, CultureInfo.InvariantCulture))),
            CancellationToken.None) == 1;

    public Task TestOnlyClearTable() =>
        database.Write(c => c.Execute("DELETE FROM tenancy_reminders"), CancellationToken.None);

    private Task<List<ReminderEntry>> Query(string condition, params (string Name, object? Value)[] parameters) =>
        database.Read(
            c => c.Query($"SELECT {Columns} FROM tenancy_reminders WHERE {condition}", Entry, parameters),
            CancellationToken.None);

    private static ReminderEntry Entry(DbDataReader row) =>
        new()
        {
            GrainId = GrainId.Parse(row.GetString(0), CultureInfo.InvariantCulture),
            ReminderName = row.GetString(1),
            StartAt = new DateTime(row.GetInt64(2), DateTimeKind.Utc),
            Period = new TimeSpan(row.GetInt64(3)),
            ETag = row.GetInt64(4).ToString(CultureInfo.InvariantCulture),
        };
}
