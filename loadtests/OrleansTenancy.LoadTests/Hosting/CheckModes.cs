using OrleansTenancy.Server.Hosting;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>
/// The ways in which the product decides a check. The harness knows both; which of them this build has is said here and
/// nowhere else, so that an arm is there exactly when the product has it.
/// </summary>
internal static class CheckModes
{
    public const string Validated = "validated";
    public const string Leased = "leased";

    /// <summary>Whether the product has a mode.</summary>
    public static bool IsThere(string mode) => mode == Validated;

    /// <summary>Sets a node to a mode.</summary>
    public static DevSettings Apply(string mode, DevSettings settings) => IsThere(mode)
        ? settings
        : throw new InvalidDataException($"this build does not have the mode `{mode}`");
}
