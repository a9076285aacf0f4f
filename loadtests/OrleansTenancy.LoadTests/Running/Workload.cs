using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Running;

/// <summary>A named way in which people use the service.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Set">The questions; one of <see cref="QuestionSets"/>.</param>
internal sealed record Workload(string Name, string Description, string Set)
{
    /// <summary>What is changed all the time meanwhile; null: nothing.</summary>
    public ChangeKind? Changes { get; init; }

    /// <summary>Whether the node is started anew on its data first, and each person asked about once.</summary>
    public bool IsCold { get; init; }

    /// <summary>What it needs of the world.</summary>
    public Func<WorldSpec, WorldSpec> Shape { get; init; } = spec => spec;

    /// <summary>All there are.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("uniform", "anybody, any command, any tenant", QuestionSets.Uniform),
        new("hot-tenant", "nine of ten questions are about one tenant", QuestionSets.HotTenant),
        new("hot-user", "every question is about one person", QuestionSets.HotUser),
        new("bulk-command", "one command on many devices (--bulk)", QuestionSets.Bulk),
        new("deny-heavy", "nineteen of twenty questions are denied", QuestionSets.DenyHeavy),
        new("role-edit-under-load", "uniform, while roles are edited (--changes)", QuestionSets.Uniform)
        {
            Changes = ChangeKind.EditRole,
        },
        new("link-storm", "uniform, while tenants link and part (--changes)", QuestionSets.Uniform)
        {
            Changes = ChangeKind.LinkCycle,
            Shape = spec => spec with { PartnerMembers = Math.Max(10, spec.PartnerMembers), Linked = false },
        },
        new("cold-start", "a node that was just started; each person is asked about once", QuestionSets.EachPersonOnce)
        {
            IsCold = true,
        },
        new("wide-partner", "members of a partner that all tenants are linked to", QuestionSets.Partner)
        {
            Shape = spec => spec with { PartnerMembers = Math.Max(100, spec.PartnerMembers) },
        },
    ];

    public static Workload Find(string name) =>
        All.FirstOrDefault(w => w.Name == name)
        ?? throw new InvalidDataException($"no workload `{name}`: {string.Join(", ", All.Select(w => w.Name))}");
}
