using OrleansTenancy.Server.Commands;

namespace OrleansTenancy.Server.Hosting;

/// <summary>Where a development server keeps everything.</summary>
internal static class DataDirectory
{
    /// <summary>Its full path; made if it is not there yet.</summary>
    /// <exception cref="SettingsException">Nothing can be written there.</exception>
    public static string Demand(string path)
    {
        try
        {
            var directory = Directory.CreateDirectory(path).FullName;
            var probe = Path.Combine(directory, Path.GetRandomFileName());
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return directory;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"`--data` {path} cannot be used: {failure.Message}");
        }
    }
}
