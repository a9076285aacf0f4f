using System.Data.Common;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>
/// Rows that are written only while the fence is open: a turn that slept through the death of its silo stops before it
/// commits. What is read is looked at when the call is answered.
/// </summary>
/// <param name="database">Where the rows are.</param>
/// <param name="fence">The fence of this silo.</param>
internal sealed class FencedRowDatabase(IRowDatabase database, Fence fence) : IRowDatabase
{
    public Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        fence.Demand();
        return database.Write(Fenced, cancel);

        // Once more before the commit, with which the work is followed.
        async Task<T> Fenced(DbConnection connection)
        {
            var result = await work(connection);
            fence.Demand();
            return result;
        }
    }

    public Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => database.Read(work, cancel);
}
