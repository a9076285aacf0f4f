using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Partners;

/// <summary>The life of a partner: creation, name, settings (C8, C9, C13'').</summary>
public static class PartnerRules
{
    /// <summary>
    /// Creates a partner with its first administrator. A Partner ID is made once, so it is never used again.
    /// </summary>
    /// <param name="facts">What is stored under the id; null: nothing.</param>
    /// <param name="birth">The partner that is to be.</param>
    /// <param name="membership">A new id for the first membership.</param>
    /// <param name="stamp">Who and when.</param>
    public static Outcome<PartnerChange> Create(
        PartnerFacts? facts, PartnerBirth birth, MembershipId membership, CommandStamp stamp)
    {
        if (facts is not null)
        {
            return PartnerSteps.Refused(RefusalCodes.PartnerExists, "the partner exists");
        }

        if (TextRules.CheckName(birth.Name, "`name`") is { } refusal)
        {
            return Outcome<PartnerChange>.Refused(refusal);
        }

        var settings = new PartnerSettings(birth.Id, 1, birth.MemberModel, birth.AdminAccess);
        var first = new MembershipFacts(membership, birth.Id, MemberRole.Admin, 1, null);
        var next = new PartnerFacts(settings, birth.Name, stamp.Actor, stamp.At) { LastMemberSequence = 1 };
        return next
            .WithMember(birth.Admin, first)
            .Becomes(new PartnerCreated(settings), new MemberAdded(birth.Admin, first));
    }

    /// <summary>
    /// Changes name and settings; null leaves a value as it is. Refused: a flat partner becomes tiered although none
    /// of its members is an administrator without an end (C13'').
    /// </summary>
    public static Outcome<PartnerChange> Change(
        PartnerFacts? facts, string? name, MemberModel? memberModel, AdminAccess? adminAccess)
    {
        if (facts is null)
        {
            return PartnerSteps.Unknown();
        }

        if (name is not null && TextRules.CheckName(name, "`name`") is { } refusal)
        {
            return Outcome<PartnerChange>.Refused(refusal);
        }

        var settings = facts.Settings with
        {
            MemberModel = memberModel ?? facts.Settings.MemberModel,
            AdminAccess = adminAccess ?? facts.Settings.AdminAccess,
        };
        if (settings != facts.Settings)
        {
            settings = settings with { Version = settings.Version + 1 };
        }

        var next = facts with { Settings = settings, Name = name ?? facts.Name };
        if (!next.CanBeAdministered())
        {
            return PartnerSteps.Refused(
                RefusalCodes.LastAdmin, "no member is an administrator without an end; make one first");
        }

        return next == facts
            ? Outcome<PartnerChange>.Done(new PartnerChange(facts, []))
            : next.Becomes(new PartnerChanged(facts));
    }
}
