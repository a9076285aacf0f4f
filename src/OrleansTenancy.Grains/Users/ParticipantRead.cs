using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Grains.Replication;

namespace OrleansTenancy.Grains.Users;

/// <summary>
/// A person as a tenant looks at them: facts of theirs and settings of partners that all held at one instant between
/// the question and the answer (X.6), as in a check.
/// </summary>
/// <param name="committed">The person's last committed facts and tokens.</param>
/// <param name="snapshots">The settings of partners.</param>
/// <param name="time">The clock.</param>
internal sealed class ParticipantRead(Func<PersonSight> committed, ISnapshots snapshots, TimeProvider time)
{
    private const int RoundsMax = 8;

    /// <summary>Reads it.</summary>
    /// <exception cref="TimeoutException">The facts moved in every round (X.12).</exception>
    public async ValueTask<Participant> Read(TenantId tenant, ImmutableArray<PartnerId> partners, TokenId? token)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var person = committed();
            var at = time.GetUtcNow();
            var mine = partners.Where(person.Facts.Memberships.ContainsKey).ToArray();
            var sight = new Sight(null, null, [.. mine.Select(p => (p, snapshots.Look(p).PartnerOf(p)))]);
            if (mine.Length > 0 && !(await snapshots.Confirm(sight) && ReferenceEquals(person, committed())))
            {
                continue;
            }

            return new Participant(
                FactsFor(person.Facts, tenant, mine),
                [.. sight.Partners.Where(p => p.Settings is not null).Select(p => p.Settings!)])
            {
                ByToken = token is not null,
                Token = token is { } id ? person.Tokens.FindLive(id, at)?.Narrowing : null,
            };
        }

        throw new TimeoutException("the facts keep changing; ask again");
    }

    // What the person has elsewhere is no business of the tenant.
    private static PersonFacts FactsFor(PersonFacts person, TenantId tenant, PartnerId[] partners)
    {
        var here = new PersonFacts(person.Id, person.Version)
        {
            Memberships = partners.ToImmutableDictionary(p => p, p => person.Memberships[p]),
        };
        return person.Tenants.TryGetValue(tenant, out var standing)
            ? here with { Tenants = here.Tenants.Add(tenant, standing) }
            : here;
    }
}
