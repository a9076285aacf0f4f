using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Staffing;

namespace OrleansTenancy.Contracts.Partners;

/// <summary>
/// The index of one partner from which "at least one user keeps access" is decided (EN.10); key
/// <see cref="StaffingKey"/>. Partner and tenants ask it before they commit what takes access away, and tell it after
/// they committed what gives access: so it may know of less access than there is, never of more. It calls nobody.
/// </summary>
[Alias("tenancy.IStaffingGrain")]
public interface IStaffingGrain : IGrainWithStringKey
{
    /// <summary>
    /// A tenant is about to change who may enter it. Refusal: <c>last-user</c>. Agreed, the index has the change.
    /// </summary>
    [Alias("Reserve")]
    Task<Reply<Done>> Reserve(CoverClaim claim);

    /// <summary>
    /// The partner is about to end a lasting membership, or to give it an end. Refusal: <c>last-user</c>.
    /// </summary>
    [Alias("Leave")]
    Task<Reply<Done>> Leave(UserId user);

    /// <summary>
    /// The partner is about to demand access of their own from its members, or no longer. Refusal: <c>last-user</c>.
    /// </summary>
    [Alias("SetIndividual")]
    Task<Reply<Done>> SetIndividual(bool individual);

    /// <summary>
    /// What an owner has committed, from its outbox. Of one source each sequence counts once; claims of tenants count
    /// by their version.
    /// </summary>
    [Alias("Follow")]
    Task Follow(string source, long sequence, StaffingEffect effect);

    /// <summary>
    /// A tenant says what it has committed, after a crash may have come between a reservation and its commit.
    /// </summary>
    [Alias("Restate")]
    Task Restate(CoverClaim claim);

    /// <summary>The partner says that somebody is a lasting member whom the index does not have.</summary>
    [Alias("Rejoin")]
    Task Rejoin(JoinEffect member);

    /// <summary>Those of some lasting members whom the index does not have.</summary>
    [Alias("Missing")]
    Task<UserId[]> Missing(UserId[] members);
}
