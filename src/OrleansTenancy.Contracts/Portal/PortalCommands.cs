using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Portal;

namespace OrleansTenancy.Contracts.Portal;

/// <summary>Opens or closes the portal of a customer.</summary>
/// <param name="Context">Who.</param>
/// <param name="Partner">The provider.</param>
/// <param name="Active">Whether the customer's own users may enter.</param>
[GenerateSerializer, Immutable, Alias(PortalAliases.SetPortalCommand)]
public sealed record SetPortalCommand(
    [property: Id(0)] CommandContext Context, [property: Id(1)] PartnerId Partner, [property: Id(2)] bool Active);

/// <summary>Sets what is shown to a customer.</summary>
/// <param name="Context">Who.</param>
/// <param name="Partner">The provider.</param>
/// <param name="Level">What is shown from now on.</param>
[GenerateSerializer, Immutable, Alias(PortalAliases.SetInformationLevelCommand)]
public sealed record SetInformationLevelCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] PartnerId Partner,
    [property: Id(2)] InformationLevel Level);
