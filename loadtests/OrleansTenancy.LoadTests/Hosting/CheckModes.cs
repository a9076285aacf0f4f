using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Server.Hosting;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>The ways in which the product makes sure of a check, as the command line and results call them.</summary>
internal static class CheckModes
{
    public const string Validated = "validated";
    public const string Leased = "leased";

    /// <summary>Sets a node to a mode.</summary>
    public static DevSettings Apply(string mode, DevSettings settings) => settings with
    {
        Checks = mode switch
        {
            Validated => CheckMode.Validated,
            Leased => CheckMode.Leased,
            _ => throw new InvalidDataException($"no mode `{mode}`: there are {Validated} and {Leased}"),
        },
    };
}
