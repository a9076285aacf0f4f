namespace OrleansTenancy.LoadTests.Running;

/// <summary>The ways in.</summary>
internal static class TargetNames
{
    public const string Http = "http";
    public const string Silo = "silo";
    public const string Client = "client";

    /// <summary>All that there are in this build.</summary>
    public static IReadOnlyList<string> All { get; } = [Http, Silo, Client];

    /// <summary>Refuses what is none; also gRPC, as long as the product has no such edge.</summary>
    public static void Demand(string name)
    {
        if (!All.Contains(name))
        {
            throw new InvalidDataException(
                $"no target `{name}` in this build of the product: there are {string.Join(", ", All)}");
        }
    }
}
