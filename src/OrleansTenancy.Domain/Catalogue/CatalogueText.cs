using System.Collections.Immutable;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Catalogue;

/// <summary>
/// Reads the tab-separated form of a catalogue: the columns of <c>scopes.tsv</c>, header included (X.4).
/// </summary>
internal static class CatalogueText
{
    private const string Header = "section\tfeature\tscope\treach\tnote";
    private const int ColumnsMin = 4;
    private const int ColumnsMax = 5;

    /// <summary>The text of an embedded file of <c>Catalogue/Data</c>.</summary>
    public static string Embedded(string file)
    {
        var name = "OrleansTenancy.Domain.Catalogue.Data." + file;
        using var stream = typeof(CatalogueText).Assembly.GetManifestResourceStream(name)
            ?? throw Invariant.Broken($"the resource {file} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>All rows, or the first line that is not one.</summary>
    public static Outcome<CatalogueRows> Read(string text, string source)
    {
        var rows = ImmutableArray.CreateBuilder<CatalogueRow>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (number == 1)
            {
                line = line.TrimStart('\uFEFF');
                if (!string.Equals(line, Header, StringComparison.Ordinal))
                {
                    return Refuse(
                        source, number, "the first line must be the header `section feature scope reach note`");
                }
            }
            else if (line.Length > 0)
            {
                var fault = ReadRow(line, number, out var row);
                if (fault is not null)
                {
                    return Refuse(source, number, fault);
                }

                rows.Add(row!);
            }
        }

        return Outcome<CatalogueRows>.Done(new CatalogueRows(rows.ToImmutable()));
    }

    /// <summary>A refusal that leads a person to the line.</summary>
    public static string At(string source, int line, string fault) => $"`{source}` line {line}: {fault}";

    private static Outcome<CatalogueRows> Refuse(string source, int line, string fault) =>
        Outcome<CatalogueRows>.Refused(RefusalCodes.InvalidValue, At(source, line, fault));

    private static string? ReadRow(string line, int number, out CatalogueRow? row)
    {
        row = null;
        var cells = line.Split('\t');
        if (cells.Length is < ColumnsMin or > ColumnsMax)
        {
            return $"a line has {ColumnsMin} or {ColumnsMax} columns, not {cells.Length}";
        }

        if (!IsTitle(cells[0]) || cells[0].Contains('/', StringComparison.Ordinal))
        {
            return $"`{cells[0]}` is not a section";
        }

        if (!IsTitle(cells[1]))
        {
            return $"`{cells[1]}` is not a feature";
        }

        if (!ScopeText.IsScope(cells[2]))
        {
            return $"`{cells[2]}` is not a scope of the form verb:object[:qualifier]";
        }

        var reach = ReachOf(cells[3]);
        if (reach == ScopeReach.Unknown)
        {
            return $"`{cells[3]}` is not a reach; use group, reference or tenant";
        }

        row = new CatalogueRow(number, cells[0], cells[1], cells[2], reach, cells.Length == ColumnsMax ? cells[4] : "");
        return null;
    }

    private static bool IsTitle(string text) =>
        text.Length is > 0 and <= Limits.NameLengthMax && text.Trim().Length == text.Length;

    private static ScopeReach ReachOf(string text) => text switch
    {
        "group" => ScopeReach.Group,
        "reference" => ScopeReach.Reference,
        "tenant" => ScopeReach.Tenant,
        _ => ScopeReach.Unknown,
    };
}

/// <summary>The rows of one text, in their order.</summary>
/// <param name="Rows">The rows.</param>
internal sealed record CatalogueRows(ImmutableArray<CatalogueRow> Rows);
