namespace OrleansTenancy.Scenarios;

/// <summary>A scenario that holds, and what can be wrong in it, one thing at a time.</summary>
public static class WrongScenarios
{
    private const string Right =
        """
        story: A partner works for TENANT, one of its technicians does not.
        rules: [X.7]
        facts:
          partners:
            north: {admin: piet, members: {tara: technician}}
          tenants:
            TENANT: {admin: ada, link: north}
        assertAllow:
          piet read:blueprint in TENANT: partner via north
          ada create:role in TENANT: enterprise-admin
        assertDeny:
          tara read:blueprint in TENANT: no-access (not-assigned)
          piet create:role in TENANT: scope-not-granted
        steps:
          - requestLink: {tenant: TENANT, by: ada, partner: north}
            refused: link-exists
          - clock: 01:00:00
          - endLink: {tenant: TENANT, by: ada}
            assertDeny:
              piet read:blueprint in TENANT: no-access (link-ended)
        """;

    private static readonly Dictionary<string, (string From, string To)> Changes = new()
    {
        ["another role"] = ("TENANT: partner via north", "TENANT: group-viewer via north"),
        ["no partner"] = ("TENANT: partner via north", "TENANT: partner"),
        ["a partner too many"] = ("TENANT: enterprise-admin", "TENANT: enterprise-admin via north"),
        ["another code"] = ("TENANT: scope-not-granted", "TENANT: outside-groups"),
        ["another hint"] = ("(not-assigned)", "(membership-ended)"),
        ["no hint"] = (" (link-ended)", string.Empty),
        ["another person"] = ("piet read:blueprint in TENANT: partner", "tara read:blueprint in TENANT: partner"),
        ["another action"] = ("ada create:role", "ada create:nonsense"),
        ["a deny that is expected to be an allow"] = (
            "assertDeny:\n  tara read:blueprint in TENANT: no-access (not-assigned)\n",
            "  tara read:blueprint in TENANT: partner via north\nassertDeny:\n"),
        ["an allow that is expected to be a deny"] = (
            "  ada create:role in TENANT: enterprise-admin\nassertDeny:\n",
            "assertDeny:\n  ada create:role in TENANT: scope-not-granted\n"),
        ["another refusal"] = ("refused: link-exists", "refused: link-barred"),
        ["no refusal"] = ("    refused: link-exists\n", string.Empty),
        ["a refusal too many"] = ("by: ada}\n    assertDeny", "by: ada}\n    refused: no-link\n    assertDeny"),
        ["another order"] = ("  - clock: 01:00:00\n", "  - endLink: {tenant: TENANT, by: ada}\n"),
    };

    private static int _made;

    /// <summary>What can be wrong.</summary>
    public static IEnumerable<object[]> Names => Changes.Keys.Select(k => new object[] { k });

    /// <summary>The scenario as it is right, and with one thing wrong; each about a tenant of its own.</summary>
    public static (Scenario Right, Scenario Wrong) Load(string what)
    {
        var (from, to) = Changes[what];
        var wrong = Right.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal);
        return wrong == Right
            ? throw new InvalidOperationException($"`{from}` is not in the scenario")
            : (Parse("right", Right), Parse(what, wrong));
    }

    private static Scenario Parse(string name, string text) => ScenarioParser.Parse(
        name, text.Replace("TENANT", $"twisted-{Interlocked.Increment(ref _made)}", StringComparison.Ordinal));
}
