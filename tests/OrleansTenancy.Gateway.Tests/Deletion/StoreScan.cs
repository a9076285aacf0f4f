using System.Data.Common;
using System.Globalization;
using System.Text;

namespace OrleansTenancy.Gateway.Tests.Deletion;

/// <summary>Everything that a store has: each value of each column of each table, as bytes.</summary>
internal sealed class StoreScan
{
    private readonly List<(string Table, string Column, byte[] Value)> _values = [];

    /// <summary>Reads all of it.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="columns">Asks for the names of all tables and columns.</param>
    public static StoreScan Of(DbConnection connection, string columns)
    {
        var scan = new StoreScan();
        using (connection)
        {
            connection.Open();
            foreach (var (table, column) in Rows(connection, columns).Select(r => ((string)r[0], (string)r[1])).ToArray())
            {
                scan._values.AddRange(Rows(connection, $"SELECT \"{column}\" FROM \"{table}\"")
                    .Where(r => r[0] is not DBNull)
                    .Select(r => (table, column, Bytes(r[0]))));
            }
        }

        return scan;
    }

    /// <summary>The tables in which something stands anywhere, also within binary values.</summary>
    public IReadOnlySet<string> TablesWith(string text) => TablesWith(Encoding.UTF8.GetBytes(text));

    /// <summary>The tables in which an id stands anywhere, in whatever form it is written.</summary>
    public IReadOnlySet<string> TablesWith(Guid id)
    {
        byte[][] forms =
        [
            id.ToByteArray(),
            id.ToByteArray(bigEndian: true),
            .. new[] { id.ToString("D"), id.ToString("N"), id.ToString("D").ToUpperInvariant() }.Select(Encoding.UTF8.GetBytes),
        ];
        return forms.SelectMany(TablesWith).ToHashSet();
    }

    /// <summary>How many rows a table has with something in it.</summary>
    public int RowsWith(string table, string text) =>
        _values.Count(v => v.Table == table && v.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private HashSet<string> TablesWith(byte[] form) =>
        _values.Where(v => v.Value.AsSpan().IndexOf(form) >= 0).Select(v => v.Table).ToHashSet();

    private static byte[] Bytes(object value) => value as byte[]
        ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    private static IEnumerable<object[]> Rows(DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the schema.
        command.CommandText = text;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
