using System.Data.Common;

namespace OrleansTenancy.Silo.Storage.Sqlite;

/// <summary>A write that waits for its turn, and is answered only when it is durable.</summary>
internal abstract class PendingWrite
{
    /// <summary>Does the work; false: it failed, and is to be taken back.</summary>
    public abstract Task<bool> Run(DbConnection connection);

    /// <summary>The transaction is durable: the writer gets result or failure.</summary>
    public abstract void Answer();

    /// <summary>The transaction failed.</summary>
    public abstract void Fail(Exception failure);
}

/// <summary>A write with a result.</summary>
/// <typeparam name="T">What it answers.</typeparam>
/// <param name="work">The work.</param>
internal sealed class PendingWrite<T>(Func<DbConnection, Task<T>> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    /// <summary>Ends when the write is durable or has failed.</summary>
    public Task<T> Outcome => _outcome.Task;

    public override async Task<bool> Run(DbConnection connection)
    {
        try
        {
            _result = await work(connection);
        }
        catch (Exception failure)
        {
            _failure = failure;
        }

        return _failure is null;
    }

    public override void Answer()
    {
        if (_failure is null)
        {
            _outcome.TrySetResult(_result!);
        }
        else
        {
            _outcome.TrySetException(_failure);
        }
    }

    public override void Fail(Exception failure) => _outcome.TrySetException(failure);
}
