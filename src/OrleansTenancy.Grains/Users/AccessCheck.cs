using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Devices;
using OrleansTenancy.Grains.Replication;

namespace OrleansTenancy.Grains.Users;

/// <summary>
/// How a question is decided: from facts that all held at one instant between the question and the answer (X.6). One
/// round: take the person's committed facts and what the silo holds, look where the resources lie, and have the owners
/// confirm. Only if everything is confirmed and the person's own facts are still the same does the answer count;
/// otherwise another round starts with what is newer.
/// </summary>
/// <param name="snapshots">Policies and settings.</param>
/// <param name="placements">Where resources lie.</param>
/// <param name="time">The clock.</param>
internal sealed class AccessCheck(ISnapshots snapshots, IPlacements placements, TimeProvider time)
{
    // Two rounds are needed where the silo holds nothing yet. More are needed only while something changes each time.
    private const int RoundsMax = 8;

    /// <summary>Decides a question.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="committed">The person's last committed facts and tokens.</param>
    /// <exception cref="TimeoutException">The facts moved in every round: it cannot be decided now (X.12).</exception>
    public async ValueTask<TAnswer> Decide<TQuestion, TAnswer>(TQuestion question, Func<PersonSight> committed)
        where TQuestion : IAccessQuestion<TAnswer>
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var person = committed();
            var (isConfirmed, answer) = await Round<TQuestion, TAnswer>(question, person);
            if (isConfirmed && ReferenceEquals(person, committed()))
            {
                return answer!;
            }
        }

        throw Undecided();
    }

    /// <summary>
    /// One round. The answer counts if it is confirmed and the person's own facts were in force all the time: whoever
    /// asks looks at them before and after.
    /// </summary>
    public ValueTask<(bool IsConfirmed, TAnswer? Answer)> Round<TQuestion, TAnswer>(
        TQuestion question, PersonSight person)
        where TQuestion : IAccessQuestion<TAnswer>
    {
        var at = time.GetUtcNow();
        var sight = snapshots.Look(person.Facts, question.Tenant);
        var path = AccessPaths.Resolve(person.Facts, sight.Policy, sight.PartnerOf, at);
        if (question.Token is { } token)
        {
            path = TokenPaths.Narrow(path, person.Tokens.FindLive(token, at), sight.Policy);
        }

        // Before the confirmation, so that what is confirmed was in force when the places were looked up.
        var grounds = new AccessGrounds(person.Facts, sight, path, at);
        var places = Locate<TQuestion, TAnswer>(question, path, sight.Policy);
        if (!places.IsCompletedSuccessfully)
        {
            return Finish<TQuestion, TAnswer>(question, grounds, places);
        }

        // Where the silo holds everything, nothing is awaited.
        var located = places.Result;
        var confirmed = snapshots.Confirm(sight);
        return confirmed.IsCompletedSuccessfully
            ? new(confirmed.Result ? (true, question.Answer(grounds, located)) : default)
            : Finish<TQuestion, TAnswer>(question, grounds, new(located), confirmed);
    }

    /// <summary>What the person is in a partner; the membership may not have begun, but is not over.</summary>
    public async ValueTask<(MembershipFacts? Membership, PartnerSettings? Settings)> Standing(
        PartnerId partner, TokenId? token, Func<PersonSight> committed)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var person = committed();
            var at = time.GetUtcNow();
            var sight = snapshots.Look(partner);
            if (await snapshots.Confirm(sight) && ReferenceEquals(person, committed()))
            {
                if (token is { } id && person.Tokens.FindLive(id, at) is not { Narrowing.IsNone: true })
                {
                    return (null, null);
                }

                var membership = person.Facts.Memberships.GetValueOrDefault(partner);
                return (membership?.IsOver(at) == false ? membership : null, sight.PartnerOf(partner));
            }
        }

        throw Undecided();
    }

    private async ValueTask<(bool IsConfirmed, TAnswer? Answer)> Finish<TQuestion, TAnswer>(
        TQuestion question, AccessGrounds grounds, ValueTask<ImmutableArray<Placement>> places)
        where TQuestion : IAccessQuestion<TAnswer>
    {
        var located = await places;
        return await Finish<TQuestion, TAnswer>(question, grounds, new(located), snapshots.Confirm(grounds.Sight));
    }

    private static async ValueTask<(bool IsConfirmed, TAnswer? Answer)> Finish<TQuestion, TAnswer>(
        TQuestion question,
        AccessGrounds grounds,
        ValueTask<ImmutableArray<Placement>> places,
        ValueTask<bool> confirmed)
        where TQuestion : IAccessQuestion<TAnswer> =>
        await confirmed ? (true, question.Answer(grounds, await places)) : default;

    private ValueTask<ImmutableArray<Placement>> Locate<TQuestion, TAnswer>(
        TQuestion question, AccessPath path, TenantPolicy? policy)
        where TQuestion : IAccessQuestion<TAnswer>
    {
        if (policy is null)
        {
            return new([]);
        }

        var needed = question.Needs(path, policy);
        return needed.Count == 0 ? new([]) : placements.Locate(policy.Facts, needed);
    }

    private static TimeoutException Undecided() => new("the facts keep changing; ask again");
}
