using Orleans.Runtime;

namespace OrleansTenancy.Grains.Fencing;

/// <summary>
/// Stands before and after every call, timer tick and reminder of every grain. Before: behind a closed fence nothing
/// begins. After: nothing is answered that was read, or said to be done, while somebody else may have owned the grain.
/// </summary>
/// <param name="fence">The fence of this silo.</param>
internal sealed class FenceFilter(Fence fence) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        // What Orleans itself runs on has to go on: the silo could not even leave without it.
        if (context.Grain is not Grain)
        {
            return context.Invoke();
        }

        fence.Demand();
        var call = context.Invoke();
        if (!call.IsCompletedSuccessfully)
        {
            return Finish(call);
        }

        fence.Demand();
        return call;
    }

    private async Task Finish(Task call)
    {
        await call;
        fence.Demand();
    }
}
