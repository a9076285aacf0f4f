namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>Something else that can decide a check, called from the bare Kestrel.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Whether a person may give a command to a device of a tenant.</summary>
    ValueTask<bool> Decide(string tenant, string user, string action, string device);
}
