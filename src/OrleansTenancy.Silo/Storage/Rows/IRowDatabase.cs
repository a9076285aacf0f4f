using System.Data.Common;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>
/// A database for the row stores. The statements of the stores are the same on every database; how a connection comes
/// about and when a transaction is durable is not.
/// </summary>
internal interface IRowDatabase
{
    /// <summary>
    /// Does work in one transaction. When it returns, the work is durable; when it throws, nothing happened.
    /// </summary>
    Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);

    /// <summary>Reads what is committed.</summary>
    Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);
}
