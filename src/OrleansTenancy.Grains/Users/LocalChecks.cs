using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Leases;

namespace OrleansTenancy.Grains.Users;

/// <summary>
/// Decides in the memory of this silo while it holds leases on everything a question is about; asks the person's grain
/// otherwise, which is always right.
/// </summary>
/// <param name="held">What this silo holds.</param>
/// <param name="check">Decides.</param>
/// <param name="catalogue">Names the scopes.</param>
/// <param name="grains">Where the people are.</param>
internal sealed class LocalChecks(
    HeldReplicas held, AccessCheck check, ScopeCatalogue catalogue, IGrainFactory grains) : IAccessChecks
{
    // One to get hold of what is not held yet, one to see it; then somebody is just changing it.
    private const int RoundsMax = 3;

    public ValueTask<DecisionReply> Authorize(UserId user, AccessQuery query) =>
        Decide<SingleQuestion, DecisionReply, AccessQuery>(
            user, new SingleQuestion(query, catalogue), query, static (person, q) => person.Authorize(q));

    public ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(UserId user, ImmutableArray<AccessQuery> queries) =>
        queries.IsEmpty
            ? new([])
            : Decide<ManyQuestion, ImmutableArray<DecisionReply>, ImmutableArray<AccessQuery>>(
                user,
                new ManyQuestion(queries[0].Tenant, queries, catalogue),
                queries,
                static (person, q) => person.AuthorizeMany(q));

    public ValueTask<BulkReply> AuthorizeBulk(UserId user, BulkQuery query) =>
        Decide<BulkQuestion, BulkReply, BulkQuery>(
            user, new BulkQuestion(query, catalogue), query, static (person, q) => person.AuthorizeBulk(q));

    private ValueTask<TAnswer> Decide<TQuestion, TAnswer, TQuery>(
        UserId user, TQuestion question, TQuery query, Func<IUserAccess, TQuery, ValueTask<TAnswer>> ask)
        where TQuestion : IAccessQuestion<TAnswer>
    {
        if (held.People.TryFind(user, out var person))
        {
            var round = check.Round<TQuestion, TAnswer>(question, person);
            if (round.IsCompletedSuccessfully)
            {
                var (isConfirmed, answer) = round.Result;
                if (isConfirmed && IsStill(user, person))
                {
                    return new(answer!);
                }
            }
            else
            {
                return Finish(user, question, query, ask, person, round);
            }
        }

        return Obtain(user, question, query, ask, rounds: RoundsMax);
    }

    private async ValueTask<TAnswer> Finish<TQuestion, TAnswer, TQuery>(
        UserId user,
        TQuestion question,
        TQuery query,
        Func<IUserAccess, TQuery, ValueTask<TAnswer>> ask,
        PersonSight person,
        ValueTask<(bool IsConfirmed, TAnswer? Answer)> round)
        where TQuestion : IAccessQuestion<TAnswer>
    {
        var (isConfirmed, answer) = await round;
        return isConfirmed && IsStill(user, person)
            ? answer!
            : await Obtain(user, question, query, ask, RoundsMax - 1);
    }

    private async ValueTask<TAnswer> Obtain<TQuestion, TAnswer, TQuery>(
        UserId user,
        TQuestion question,
        TQuery query,
        Func<IUserAccess, TQuery, ValueTask<TAnswer>> ask,
        int rounds)
        where TQuestion : IAccessQuestion<TAnswer>
    {
        for (var i = 0; i < rounds; i++)
        {
            if (!held.People.TryFind(user, out var person))
            {
                await held.People.Get(user);
                if (!held.People.TryFind(user, out person))
                {
                    break;
                }
            }

            var (isConfirmed, answer) = await check.Round<TQuestion, TAnswer>(question, person);
            if (isConfirmed && IsStill(user, person))
            {
                return answer!;
            }
        }

        return await ask(grains.GetGrain<IUserAccess>(user.GrainKey), query);
    }

    private bool IsStill(UserId user, PersonSight person) =>
        held.People.TryFind(user, out var now) && ReferenceEquals(now, person);
}
