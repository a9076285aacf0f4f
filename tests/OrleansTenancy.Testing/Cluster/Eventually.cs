namespace OrleansTenancy.Testing.Cluster;

/// <summary>Waits for what happens in the background, for which there is no event.</summary>
public static class Eventually
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Until a condition holds; fails when it does not in time.</summary>
    public static async Task Holds(Func<Task<bool>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        using var patient = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(LookEvery);
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(patient.Token);
        }
    }

    /// <summary>Until a question is answered: the activation of a failed write may still be on its way out.</summary>
    public static async Task<T> Answers<T>(Func<Task<T>> question)
    {
        ArgumentNullException.ThrowIfNull(question);
        T? answer = default;
        await Holds(async () =>
        {
            try
            {
                answer = await question();
                return true;
            }
            catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or IOException)
            {
                return false;
            }
        });
        return answer!;
    }
}
