using System.Text.RegularExpressions;

namespace OrleansTenancy.Architecture.Tests;

/// <summary>What a file may not be. Each rule answers what is wrong with it; nothing is good.</summary>
internal static partial class SourceRules
{
    private const int FileMax = 300;
    private const int TestFileMax = 400;
    private const int MethodMax = 60;
    private const int LineMax = 120;
    private const int TestLineMax = 185;

    private static readonly string[] BannedNames = ["Manager", "Helper", "Util", "Utils", "Service", "Data", "Info", "Common"];

    public static IEnumerable<string> Sizes(SourceFile file)
    {
        var isTest = file.Path.StartsWith("tests", StringComparison.Ordinal);
        var length = file.Lines.Length - 1;
        if (length > (isTest ? TestFileMax : FileMax))
        {
            yield return $"{file.Path}: {length} lines";
        }

        for (var i = 0; i < file.Lines.Length; i++)
        {
            if (file.Lines[i].Length > (isTest ? TestLineMax : LineMax))
            {
                yield return $"{file.Path}:{i + 1}: {file.Lines[i].Length} columns";
            }
        }
    }

    // A member's body stands between two braces at its own indentation.
    public static IEnumerable<string> Methods(SourceFile file)
    {
        var begin = -1;
        for (var i = 0; i < file.Lines.Length; i++)
        {
            if (file.Lines[i] == "    {")
            {
                begin = i;
            }
            else if (file.Lines[i] is "    }" or "    };" && begin >= 0)
            {
                if (i - begin - 1 > MethodMax && !IsType(file.Lines, begin))
                {
                    yield return $"{file.Path}:{begin + 1}: a method of {i - begin - 1} lines";
                }

                begin = -1;
            }
        }
    }

    public static IEnumerable<string> Sleeps(SourceFile file) =>
        Matching(file, Sleep(), "sleeps; wait for what it waits for");

    public static IEnumerable<string> Leftovers(SourceFile file) =>
        Matching(file, Leftover(), "is a leftover");

    // By a token a caller can be less than the person: only CallerAccess knows.
    public static IEnumerable<string> CallerQuestions(SourceFile file) =>
        file.Path.EndsWith("GrainAddresses.cs", StringComparison.Ordinal)
            ? []
            : Matching(file, CallerAsPerson(), "asks about the caller; use `grains.Of(caller)`");

    public static IEnumerable<string> Namespaces(SourceFile file)
    {
        var parts = Path.GetDirectoryName(file.Path)!.Split(Path.DirectorySeparatorChar);
        var expected = string.Join('.', parts.Skip(1));
        var declared = NamespaceLine().Match(file.Text);
        if (declared.Success && declared.Groups[1].Value != expected)
        {
            yield return $"{file.Path}: namespace {declared.Groups[1].Value}, expected {expected}";
        }

        if (BlockNamespace().IsMatch(file.Text))
        {
            yield return $"{file.Path}: namespaces are file-scoped";
        }
    }

    public static IEnumerable<string> Names(SourceFile file) =>
        TopLevelType().Matches(file.Text)
            .Select(m => m.Groups[2].Value)
            .Where(name => BannedNames.Any(b => name.EndsWith(b, StringComparison.Ordinal)))
            .Select(name => $"{file.Path}: {name} says nothing; name the thing");

    // Records, enums and interfaces of one family may share a file; classes stand alone.
    public static IEnumerable<string> TypesPerFile(SourceFile file)
    {
        var classes = TopLevelType().Matches(file.Text).Where(m => m.Groups[1].Value.EndsWith("class", StringComparison.Ordinal));
        var names = classes.Select(m => m.Groups[2].Value.Split('<')[0]).Distinct().ToArray();
        if (names.Length > 1 && !names.All(n => n.Contains("Surrogate", StringComparison.Ordinal)
            || n.Contains("Converter", StringComparison.Ordinal)
            || n.EndsWith("Settings", StringComparison.Ordinal)
            || n.EndsWith("Options", StringComparison.Ordinal)
            || n.EndsWith("Exception", StringComparison.Ordinal)
            || n is "Replies"))
        {
            yield return $"{file.Path}: {string.Join(", ", names)}";
        }
    }

    private static bool IsType(string[] lines, int brace) =>
        lines.Take(brace).Reverse().Take(8)
            .TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal) && !l.EndsWith('}'))
            .Any(l => TypeLine().IsMatch(l));

    private static IEnumerable<string> Matching(SourceFile file, Regex pattern, string why)
    {
        // This file names what it looks for.
        if (file.Path.EndsWith("SourceRules.cs", StringComparison.Ordinal)
            || file.Path.EndsWith("SourceRulesTests.cs", StringComparison.Ordinal))
        {
            yield break;
        }

        for (var i = 0; i < file.Lines.Length; i++)
        {
            if (pattern.IsMatch(file.Lines[i]))
            {
                yield return $"{file.Path}:{i + 1}: `{file.Lines[i].Trim()}` {why}";
            }
        }
    }

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay|SpinWait")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|^\s*#region|^\s*//\s*(var|if|return|await|public|private)\b.*[;{]\s*$")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"\.Person\(caller\.User\)")]
    private static partial Regex CallerAsPerson();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^namespace [\w.]+\s*\{?\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(
        @"^(?:public |internal |sealed |static |abstract |partial |readonly |file )*(class|record struct|record|struct|enum|interface|record class) (\w+(?:<\w+>)?)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"\b(class|record|struct|interface)\b")]
    private static partial Regex TypeLine();
}
