using System.Globalization;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Sqlite;

/// <summary>
/// Grain states in the SQLite file. The ETag is the version of the row; the whole key is compared, so that ids that
/// look
/// alike stay apart.
/// </summary>
/// <param name="database">The file.</param>
/// <param name="serializer">Turns states into bytes.</param>
internal sealed class SqliteGrainStorage(SqliteDatabase database, Serializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var rows = await database.Read(
            c => c.Query(
                "SELECT version, payload FROM tenancy_grain_state WHERE state_name = @state AND grain_id = @grain",
                r => (Version: r.GetInt64(0), Payload: r.IsDBNull(1) ? null : r.GetFieldValue<byte[]>(1)),
                ("state", stateName),
                ("grain", grainId.ToString())),
            CancellationToken.None);
        var (version, payload) = rows.SingleOrDefault();
        grainState.ETag = rows.Count == 0 ? null : Text(version);
        grainState.RecordExists = payload is not null;
        grainState.State = payload is null
            ? Activator.CreateInstance<T>()
            : serializer.Deserialize<T>(payload);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.SerializeToArray(grainState.State);
        var text = grainState.ETag is null
            ? """
              INSERT INTO tenancy_grain_state (state_name, grain_id, version, payload)
              VALUES (@state, @grain, 1 + abs(random() % 1000000000), @payload)
              ON CONFLICT (state_name, grain_id) DO NOTHING RETURNING version
              """
            : """
              UPDATE tenancy_grain_state SET version = version + 1, payload = @payload
              WHERE state_name = @state AND grain_id = @grain AND version = @expected RETURNING version
              """;
        grainState.ETag = Text(await Store(text, stateName, grainId, grainState.ETag, payload));
        grainState.RecordExists = true;
    }

    // The row goes. A late writer is refused all the same: a row that comes again starts at a version of its own.
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is { } etag)
        {
            await Store(
                """
                DELETE FROM tenancy_grain_state WHERE state_name = @state AND grain_id = @grain AND version = @expected
                RETURNING version
                """,
                stateName,
                grainId,
                etag,
                null);
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<long> Store(
        string text, string stateName, GrainId grainId, string? etag, byte[]? payload)
    {
        var version = await database.Write(
            c => c.Scalar(
                text,
                ("state", stateName),
                ("grain", grainId.ToString()),
                ("expected", etag is null ? null : long.Parse(etag, CultureInfo.InvariantCulture)),
                ("payload", payload)),
            CancellationToken.None);
        return version is null
            ? throw new InconsistentStateException(
                $"the state {stateName} of {grainId} was written by another activation", "unknown", etag ?? "none")
            : Convert.ToInt64(version, CultureInfo.InvariantCulture);
    }

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);
}
