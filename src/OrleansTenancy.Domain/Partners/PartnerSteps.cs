using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Partners;

/// <summary>
/// The steps that every partner rule takes: who is a member, who is left to administer, what is the answer.
/// </summary>
internal static class PartnerSteps
{
    public static Outcome<PartnerChange> Unknown() =>
        Refused(RefusalCodes.PartnerUnknown, "there is no such partner");

    public static Outcome<PartnerChange> Refused(string code, string detail) =>
        Outcome<PartnerChange>.Refused(code, detail);

    public static Outcome<PartnerChange> Becomes(this PartnerFacts next, params PartnerEvent[] events) =>
        Outcome<PartnerChange>.Done(new PartnerChange(next, [.. events]));

    public static MembershipId? MembershipOf(this PartnerFacts facts, UserId user) =>
        facts.Admins.TryGetValue(user, out var id) || facts.Others.TryGetValue(user, out id) ? id : null;

    public static bool IsMember(this PartnerFacts facts, UserId user) => facts.MembershipOf(user) is not null;

    public static int MemberCount(this PartnerFacts facts) => facts.Admins.Count + facts.Others.Count;

    /// <summary>C13'': in a flat partner any member can administer it; only members without an end count.</summary>
    public static bool CanBeAdministered(this PartnerFacts facts) =>
        facts.Admins.Count > 0
        || (facts.Settings.MemberModel == MemberModel.Flat && facts.Others.Count > facts.Ending.Count);

    // INVARIANT: everybody stands in exactly one of the two, and only lasting administrators count for "the last one".
    public static PartnerFacts WithMember(this PartnerFacts facts, UserId user, MembershipFacts membership)
    {
        var others = facts.WithoutMember(user);
        return membership switch
        {
            { Role: MemberRole.Admin, IsLasting: true } =>
                others with { Admins = others.Admins.Add(user, membership.Id) },
            { IsLasting: true } => others with { Others = others.Others.Add(user, membership.Id) },
            _ => others with
            {
                Others = others.Others.Add(user, membership.Id), Ending = others.Ending.Add(user),
            },
        };
    }

    public static PartnerFacts WithoutMember(this PartnerFacts facts, UserId user) =>
        facts with
        {
            Admins = facts.Admins.Remove(user),
            Others = facts.Others.Remove(user),
            Ending = facts.Ending.Remove(user),
        };
}
