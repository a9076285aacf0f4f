namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>The names of the sets of questions that <see cref="QuestionMaker"/> makes.</summary>
internal static class QuestionSets
{
    public const string Uniform = "uniform";
    public const string HotTenant = "hot-tenant";
    public const string HotUser = "hot-user";
    public const string DenyHeavy = "deny-heavy";
    public const string Allowed = "allowed";
    public const string Denied = "denied";
    public const string Bulk = "bulk";
    public const string EachPersonOnce = "each-person-once";
    public const string Partner = "partner";
}
