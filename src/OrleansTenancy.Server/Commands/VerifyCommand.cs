using System.CommandLine;
using System.Globalization;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Server.Hosting;
using OrleansTenancy.Silo.Audit;

namespace OrleansTenancy.Server.Commands;

/// <summary><c>verify</c>: says whether somebody has touched the audit trail (X.9).</summary>
internal static class VerifyCommand
{
    private const int Broken = 1;

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Data directory of a development server" };
        var connection = new Option<string?>("--connection")
        {
            Description = "PostgreSQL connection string (Database:ConnectionString)",
        };
        var chains = new Option<string[]>("--chain")
        {
            Description = "Only this chain, e.g. audit/partner/<id>; repeatable", DefaultValueFactory = _ => [],
        };
        var command = new Command(
            "verify",
            "Check every chain of the audit trail and print its head, or the first record that is not as it was "
            + "written; nodes may run meanwhile. Exit with 0 if all are whole, with 1 if one is broken, with 2 if the "
            + "trail cannot be read. Whoever can rewrite the whole database can make a chain anew: keep the printed "
            + "heads elsewhere and compare.")
        {
            data, connection, chains,
        };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetValue(data), parsed.GetValue(connection), parsed.GetValue(chains)!, cancel));
        return command;
    }

    private static async Task<int> Run(
        string? directory, string? connection, string[] chains, CancellationToken cancel)
    {
        if (directory is not null && connection is not null)
        {
            throw new SettingsException("`--data` and `--connection` are two trails; name one");
        }

        Task<int> Look(AuditInspection inspection) => Inspect(inspection, chains, cancel);
        if (directory is not null)
        {
            return await AuditFiles.InSqlite(directory, Look);
        }

        var settings = ServeSettings.Load(MigrateCommand.Flags(connection));
        return settings.Database.ConnectionString.Length == 0
            ? throw new SettingsException(
                "no trail: give --data or --connection, or set TENANCY__Database__ConnectionString")
            : await AuditFiles.InPostgres(settings.DemandDatabase(), Look);
    }

    private static async Task<int> Inspect(AuditInspection inspection, string[] chains, CancellationToken cancel)
    {
        var (whole, broken) = (0, 0);
        await foreach (var finding in Findings(inspection, chains, cancel))
        {
            _ = Problem(finding, chains.Length > 0) is null ? whole++ : broken++;
            await Console.Out.WriteLineAsync(Line(finding, chains.Length > 0));
        }

        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{whole} whole, {broken} broken"));
        return broken == 0 ? 0 : Broken;
    }

    private static async IAsyncEnumerable<AuditFinding> Findings(
        AuditInspection inspection,
        string[] chains,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (chains.Length == 0)
        {
            await foreach (var finding in inspection.All(cancel))
            {
                yield return finding;
            }
        }

        foreach (var chain in chains)
        {
            yield return await inspection.One(chain, cancel);
        }
    }

    private static string Line(AuditFinding finding, bool isNamed)
    {
        var head = finding.Head ?? AuditHead.None;
        return Problem(finding, isNamed) is { } problem
            ? $"BROKEN {finding.Chain} {problem}"
            : string.Create(
                CultureInfo.InvariantCulture, $"whole {finding.Chain} {head.Sequence} {head.Hash}");
    }

    // A chain that was asked for by its name has to be there.
    private static string? Problem(AuditFinding finding, bool isNamed)
    {
        if (finding is { Fault: null, Head: null } && isNamed)
        {
            return "there is no such chain";
        }

        return finding.Fault is { } fault
            ? string.Create(CultureInfo.InvariantCulture, $"at record {fault.Sequence}: {Text(fault.Kind)}")
            : null;
    }

    private static string Text(AuditFaultKind kind) => kind switch
    {
        AuditFaultKind.Edited => "it is not what was written",
        AuditFaultKind.Missing => "it is missing",
        AuditFaultKind.Unlinked => "it does not follow from the record before it",
        AuditFaultKind.BeyondHead => "it comes after the last record that the head knows",
        AuditFaultKind.HeadMissing => "the chain has records and no head",
        AuditFaultKind.AfterDeletion => "it comes after the deletion of the tenant",
        AuditFaultKind.PurgedWithoutDeletion => "what came before is gone, although no tenant was deleted",
        _ => throw Invariant.Broken("a fault of an audit trail that this version does not know"),
    };
}
