using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Users;

/// <summary>
/// What a check looks at of one person, all of one commit; two looks with nothing committed in between give the same
/// instance.
/// </summary>
/// <param name="stored">What is committed.</param>
/// <param name="user">The person.</param>
internal sealed class PersonSight(StoredPerson stored, UserId user)
{
    /// <summary>What is committed.</summary>
    public StoredPerson Stored => stored;

    /// <summary>What the person holds; nothing, where nothing was ever decided about them.</summary>
    public PersonFacts Facts { get; } = stored.Facts ?? new PersonFacts(user, 0);

    /// <summary>By what they may ask.</summary>
    public AccessTokenSet Tokens { get; } = new(stored.Tokens);

    /// <summary>Whether a check could tell two committed states apart.</summary>
    public static bool Differs(StoredPerson old, StoredPerson next) =>
        !ReferenceEquals(old.Facts, next.Facts) || old.Tokens != next.Tokens;
}
