using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.People;

/// <summary>A live member of a partner, as far as rules about its tenants look at one.</summary>
/// <param name="Membership">Which life of the membership.</param>
/// <param name="HasImplicitAccess">Whether they may enter every linked tenant without being assigned (C8, C9).</param>
public sealed record PartnerUser(MembershipId Membership, bool HasImplicitAccess);
