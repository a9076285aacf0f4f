using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="InvitationRoute"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.InvitationRoute)]
internal struct InvitationRouteSurrogate
{
    [Id(0)]
    public PartnerId Partner;

    [Id(1)]
    public LinkId Link;
}

/// <summary>Carries <see cref="InvitationRoute"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class InvitationRouteConverter : IConverter<InvitationRoute, InvitationRouteSurrogate>
{
    public InvitationRoute ConvertFromSurrogate(in InvitationRouteSurrogate surrogate) =>
        new(surrogate.Partner, surrogate.Link);

    public InvitationRouteSurrogate ConvertToSurrogate(in InvitationRoute value) =>
        new() { Partner = value.Partner, Link = value.Link };
}
