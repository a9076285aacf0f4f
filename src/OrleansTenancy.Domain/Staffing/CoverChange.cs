using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Staffing;

/// <summary>A tenant's change to who of one partner may enter it.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="After">Who has access after the change; null: the link is over.</param>
/// <param name="Asks">
/// Whether it begins a link or takes something away, so that the partner's index has to agree before it is committed.
/// </param>
public sealed record CoverChange(PartnerId Partner, TenantCover? After, bool Asks);
