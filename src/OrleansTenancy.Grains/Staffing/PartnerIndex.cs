using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Staffing;

/// <summary>What a partner has to say to its own staffing index.</summary>
/// <param name="partner">The partner.</param>
/// <param name="grains">Where index and people are.</param>
internal sealed class PartnerIndex(PartnerId partner, IGrainFactory grains)
{
    private readonly IStaffingGrain _index = grains.GetGrain<IStaffingGrain>(StaffingKey.Of(partner));

    /// <summary>Asks for what takes access away, before it is committed; null: agreed.</summary>
    public async Task<Refusal?> Reserve(PartnerFacts? before, PartnerChange change)
    {
        foreach (var happened in change.Events)
        {
            var reply = happened switch
            {
                MemberRemoved removed => await LeaveIfLasting(before, removed.User),
                MemberChanged { After.IsLasting: false } changed => await LeaveIfLasting(before, changed.User),
                PartnerCreated or PartnerChanged when BecomesIndividual(before, change.Next) =>
                    await _index.SetIndividual(true),
                _ => null,
            };
            if (reply is { IsRefused: true })
            {
                return reply.Refusal;
            }
        }

        return null;
    }

    /// <summary>Whether a change asks for anything.</summary>
    public static bool Asks(PartnerFacts? before, PartnerChange change) =>
        BecomesIndividual(before, change.Next)
        || change.Events.Any(e => e is MemberRemoved or MemberChanged { After.IsLasting: false });

    /// <summary>What is owed for what needs nobody's agreement.</summary>
    public IEnumerable<OwedEffect> Owed(PartnerFacts? before, PartnerChange change)
    {
        foreach (var happened in change.Events)
        {
            switch (happened)
            {
                case MemberAdded { Membership: { IsLasting: true } membership, User: var user }:
                    yield return Joined(user, membership);
                    break;
                case MemberChanged { After: { IsLasting: true } membership, User: var user }
                    when !PartnerStaffing.IsLasting(before, user):
                    yield return Joined(user, membership);
                    break;
                case PartnerChanged when !PartnerStaffing.IsIndividual(change.Next.Settings)
                    && PartnerStaffing.IsIndividual(before?.Settings):
                    yield return new OwedStaffing(partner, new RelaxEffect());
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>
    /// Says what is committed: a crash between a reservation and its commit left an index that knows of too little.
    /// </summary>
    public async Task Restate(PartnerFacts? facts)
    {
        if (facts is null)
        {
            return;
        }

        if (!PartnerStaffing.IsIndividual(facts.Settings))
        {
            await _index.SetIndividual(false);
        }

        foreach (var user in await _index.Missing([.. PartnerStaffing.Lasting(facts)]))
        {
            var standing = await grains.GetGrain<IUserAccess>(user.GrainKey).Standing(partner);
            if (standing.Membership is { IsLasting: true } membership)
            {
                await _index.Rejoin(new JoinEffect(user, membership.Id, membership.Sequence));
            }
        }
    }

    private async Task<Reply<Done>?> LeaveIfLasting(PartnerFacts? before, UserId user) =>
        PartnerStaffing.IsLasting(before, user) ? await _index.Leave(user) : null;

    private static bool BecomesIndividual(PartnerFacts? before, PartnerFacts next) =>
        PartnerStaffing.IsIndividual(next.Settings) && !PartnerStaffing.IsIndividual(before?.Settings);

    private OwedStaffing Joined(UserId user, Domain.People.MembershipFacts membership) =>
        new(partner, new JoinEffect(user, membership.Id, membership.Sequence));
}
