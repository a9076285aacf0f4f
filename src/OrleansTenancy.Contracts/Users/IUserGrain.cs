using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Users;

/// <summary>
/// What tenants and partners decide about a person; key <see cref="UserId.GrainKey"/>. Called from their outboxes:
/// an effect that was applied already is skipped, so it may be delivered any number of times.
/// </summary>
[Alias("tenancy.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Applies an effect durably. When it returns, every later check of this person sees it.</summary>
    /// <param name="source">The grain key of the owner that decided.</param>
    /// <param name="sequence">
    /// The owner's outbox sequence. Effects of one source arrive in this order; one that is not newer than the last
    /// applied one of its source is skipped.
    /// </param>
    /// <param name="effect">What was decided.</param>
    [Alias("Apply")]
    Task Apply(string source, long sequence, PersonEffect effect);
}
