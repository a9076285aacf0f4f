namespace OrleansTenancy.Server.Tests;

/// <summary>Waits for what another process does, which gives no event to wait on.</summary>
internal static class Conditions
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Until a condition holds; fails when it does not in time.</summary>
    public static Task Until(Func<bool> condition) => Until(() => Task.FromResult(condition()));

    /// <summary>Until a condition holds; fails when it does not in time.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var patient = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(LookEvery);
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(patient.Token);
        }
    }
}
