using System.Text;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>
/// The roles of a world as a policy of Cerbos. It stores no grants: each request brings the roles of the person, the
/// groups that they are held for, and the group of the device with those above it.
/// </summary>
/// <param name="world">The world.</param>
internal sealed class CerbosPolicy(LoadWorld world)
{
    /// <summary>What a role is called that is held for groups.</summary>
    public static string InGroups(string role) => role + "-in-groups";

    /// <summary>The policy.</summary>
    public string Text()
    {
        var text = new StringBuilder(
            """
            apiVersion: api.cerbos.dev/v1
            resourcePolicy:
              version: default
              resource: device
              rules:

            """);
        foreach (var role in RoleBits.All(world))
        {
            Rule(text, role.Role.Value, role.Everywhere, "R.attr.exists");
            Rule(
                text,
                InGroups(role.Role.Value),
                role.InGroups,
                $"R.attr.exists && hasIntersection(R.attr.path, P.attr.groups[\"{role.Role.Value}\"])");
        }

        return text.ToString();
    }

    private void Rule(StringBuilder text, string role, ScopeSet scopes, string condition)
    {
        var actions = world.Commands.Where(c =>
            world.Catalogue.TryResolve(c, "device", out var scope) && scopes.Contains(scope.Ordinal)).ToArray();
        if (actions.Length == 0)
        {
            return;
        }

        text.AppendLine("    - effect: EFFECT_ALLOW")
            .AppendLine($"      roles: [\"{role}\"]")
            .AppendLine($"      actions: [{string.Join(", ", actions.Select(a => $"\"{a}\""))}]")
            .AppendLine("      condition:")
            .AppendLine("        match:")
            .AppendLine($"          expr: '{condition}'");
    }
}
