using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>A tenant that is to be. It needs an administrator of its own, or a partner that stands for one.</summary>
/// <param name="Id">The id that its creator chose.</param>
/// <param name="DisplayName">Name for people (ID.17).</param>
/// <param name="Admin">
/// First Enterprise Admin; null: the users of <paramref name="Owner"/> are its admins (ID.4).
/// </param>
/// <param name="Owner">The partner that creates it; it is born linked to it (C1).</param>
/// <param name="Creator">The creating person as a member of the owner; null without an owner.</param>
public sealed record TenantBirth(
    TenantId Id, string DisplayName, UserId? Admin, PartnerId? Owner, PartnerUser? Creator);
