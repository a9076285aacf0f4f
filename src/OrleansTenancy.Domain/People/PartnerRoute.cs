using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.People;

/// <summary>
/// The way of one partner user into one tenant; what is tied to it dies with the link or the membership (C13').
/// </summary>
/// <param name="Partner">The partner.</param>
/// <param name="Link">Which life of the link.</param>
/// <param name="Membership">Which life of the membership.</param>
public sealed record PartnerRoute(PartnerId Partner, LinkId Link, MembershipId Membership);
