namespace OrleansTenancy.Silo.Storage.Sqlite;

/// <summary>
/// Keeps a second process out of a data directory: two silos on one file would each believe to own every grain. The
/// operating system lets go of the lock when the process is gone, however it went.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string FileName = "tenancy.lock";

    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StorageUnavailableException">Another process has it.</exception>
    public static DirectoryLock Take(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            return new DirectoryLock(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure)
        {
            throw new StorageUnavailableException(
                $"{Path.GetFullPath(directory)} is in use by another process", failure);
        }
    }

    public void Dispose() => _file.Dispose();
}
