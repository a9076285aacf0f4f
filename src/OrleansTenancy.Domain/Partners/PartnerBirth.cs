using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Partners;

/// <summary>A partner that is to be.</summary>
/// <param name="Id">The Partner ID that the service made for it (E1.10).</param>
/// <param name="Name">Display name.</param>
/// <param name="Admin">First member and administrator.</param>
/// <param name="MemberModel">C8.</param>
/// <param name="AdminAccess">C9.</param>
public sealed record PartnerBirth(
    PartnerId Id, string Name, UserId Admin, MemberModel MemberModel, AdminAccess AdminAccess);
