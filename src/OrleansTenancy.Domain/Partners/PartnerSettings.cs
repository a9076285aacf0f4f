using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Partners;

/// <summary>The part of a partner that decisions depend on; travels as an immutable snapshot with a version.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Version">Moves with every change of this record.</param>
/// <param name="MemberModel">C8.</param>
/// <param name="AdminAccess">C9.</param>
public sealed record PartnerSettings(PartnerId Id, long Version, MemberModel MemberModel, AdminAccess AdminAccess);
