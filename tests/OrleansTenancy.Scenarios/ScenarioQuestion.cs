namespace OrleansTenancy.Scenarios;

/// <summary>May this person do this to this resource of this tenant, now?</summary>
/// <param name="User">The person.</param>
/// <param name="Action">A scope, a command or a verb.</param>
/// <param name="Type">The type of the resource.</param>
/// <param name="Resource">The resource; null: the tenant itself.</param>
/// <param name="Tenant">The tenant, by its name in the scenario.</param>
public sealed record ScenarioQuestion(string User, string Action, string Type, string? Resource, string Tenant)
{
    private const string In = "in";

    /// <summary>
    /// Reads <c>ada read:alert in bakery</c>, or <c>ada REBOOT device oven-1 in bakery</c>.
    /// </summary>
    public static ScenarioQuestion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(' ') switch
        {
            [var user, var action, In, var tenant] => new(user, action, "tenant", null, tenant),
            [var user, var action, var type, var id, In, var tenant] => new(user, action, type, id, tenant),
            _ => throw new FormatException($"`{text}` is no question: `user action [type id] in tenant`"),
        };
    }

    /// <inheritdoc />
    public override string ToString() =>
        Resource is null ? $"{User} {Action} {In} {Tenant}" : $"{User} {Action} {Type} {Resource} {In} {Tenant}";
}

/// <summary>What was answered.</summary>
/// <param name="Code">Why.</param>
/// <param name="Role">The role that allowed it, or null.</param>
/// <param name="Partner">The partner on whose way it is allowed, by its name in the scenario, or null.</param>
/// <param name="Hint">Why there is no way in, where the rules name a reason, or null.</param>
public sealed record ScenarioAnswer(string Code, string? Role, string? Partner, string? Hint)
{
    private const string Allowed = "allowed";

    /// <summary>The one form in which answers are expected and compared.</summary>
    public override string ToString() => Code == Allowed ? Allow(Role, Partner) : Deny(Hint is null ? Code : $"{Code} ({Hint})");

    /// <summary>An allow in the words of a file: <c>partner via north</c>.</summary>
    internal static string Allow(string? words) => $"allow: {words}";

    /// <summary>A deny in the words of a file: <c>no-access (not-assigned)</c>.</summary>
    internal static string Deny(string? words) => $"deny: {words}";

    private static string Allow(string? role, string? partner) => Allow(partner is null ? role : $"{role} via {partner}");
}
