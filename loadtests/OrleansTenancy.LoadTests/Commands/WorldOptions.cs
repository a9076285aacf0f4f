using System.CommandLine;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Commands;

/// <summary>The options that say how big the world is; the same for every verb.</summary>
internal sealed class WorldOptions
{
    private readonly Option<int> _seed = Number("--seed", "Of data and questions: the same seed, the same run", 1);
    private readonly Option<int> _tenants = Number("--tenants", "How many tenants there are", 1_000);
    private readonly Option<int> _users = Number("--users", "Users of each tenant", 100);
    private readonly Option<int> _devices =
        Number("--devices", "Devices of each tenant; four tenants have 1,000, for bulks", 40);


    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { _seed, _tenants, _users, _devices })
        {
            command.Add(option);
        }
    }

    /// <summary>What was said.</summary>
    public WorldSpec Read(ParseResult parsed) => new()
    {
        Seed = parsed.GetValue(_seed),
        Tenants = Positive(parsed, _tenants),
        UsersPerTenant = Positive(parsed, _users),
        DevicesPerTenant = Positive(parsed, _devices),
    };

    private static Option<int> Number(string name, string description, int standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static int Positive(ParseResult parsed, Option<int> option) =>
        parsed.GetValue(option) is var value && value > 0
            ? value
            : throw new InvalidDataException($"`{option.Name}` is 1 or more");
}
