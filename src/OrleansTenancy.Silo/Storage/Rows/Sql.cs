using System.Data.Common;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>Runs statements with named parameters; values never become part of a statement's text.</summary>
internal static class Sql
{
    /// <summary>Runs a statement and answers how many rows it touched.</summary>
    public static async Task<int> Execute(
        this DbConnection connection, string text, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(text, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of the first row; null when there is none.</summary>
    public static async Task<object?> Scalar(
        this DbConnection connection, string text, params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(text, parameters);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }

    /// <summary>All rows, each read by a function.</summary>
    public static async Task<List<T>> Query<T>(
        this DbConnection connection,
        string text,
        Func<DbDataReader, T> read,
        params (string Name, object? Value)[] parameters)
    {
        await using var command = connection.Command(text, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>
    /// Runs one statement for many rows and answers how many each touched: in one round trip where the database can.
    /// </summary>
    public static async Task<int[]> ExecuteEach(
        this DbConnection connection, string text, IReadOnlyList<(string Name, object? Value)[]> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        if (!connection.CanCreateBatch)
        {
            var touched = new int[rows.Count];
            for (var i = 0; i < touched.Length; i++)
            {
                touched[i] = await connection.Execute(text, rows[i]);
            }

            return touched;
        }

        await using var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = text;
            foreach (var (name, value) in row)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        return [.. batch.BatchCommands.Select(c => c.RecordsAffected)];
    }

    private static DbCommand Command(
        this DbConnection connection, string text, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
