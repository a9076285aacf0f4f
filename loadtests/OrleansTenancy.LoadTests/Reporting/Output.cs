namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>Where results and progress go: results to standard output and files, progress to standard error.</summary>
internal static class Output
{
    /// <summary>Says how far it is.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);

    /// <summary>A build for debugging measures the compiler's manners, not the product.</summary>
    public static void WarnIfSlow()
    {
        if (!Build.IsOptimized)
        {
            Say("warning: this is a debug build; its figures mean nothing. Use `-c Release`.");
        }
    }

    /// <summary>Writes a file, if one was asked for.</summary>
    public static async Task Write(string? file, Func<string> text)
    {
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, text());
            Say("written: " + file);
        }
    }
}
