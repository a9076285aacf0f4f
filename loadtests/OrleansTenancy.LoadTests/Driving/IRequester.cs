namespace OrleansTenancy.LoadTests.Driving;

/// <summary>One connection, or one caller: asks one question at a time.</summary>
internal interface IRequester : IAsyncDisposable
{
    /// <summary>Asks a question of the set; whether the answer is the right one.</summary>
    /// <param name="index">Which, from 0 to <see cref="ITarget.Questions"/> - 1.</param>
    ValueTask<bool> Ask(int index);
}
