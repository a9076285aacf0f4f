using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="InvitationFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.InvitationFacts)]
internal struct InvitationFactsSurrogate
{
    [Id(0)]
    public InvitationId Id;

    [Id(1)]
    public EmailAddress Email;

    [Id(2)]
    public RoleGrant Grant;

    [Id(3)]
    public UserId Inviter;

    [Id(4)]
    public DateTimeOffset InvitedAt;

    [Id(5)]
    public DateTimeOffset ExpiresAt;

    [Id(6)]
    public DateTimeOffset? NotBefore;

    [Id(7)]
    public long Generation;

    [Id(8)]
    public InvitationRoute? Via;
}

/// <summary>Carries <see cref="InvitationFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class InvitationFactsConverter : IConverter<InvitationFacts, InvitationFactsSurrogate>
{
    public InvitationFacts ConvertFromSurrogate(in InvitationFactsSurrogate surrogate) =>
        new(
            surrogate.Id,
            surrogate.Email,
            surrogate.Grant,
            surrogate.Inviter,
            surrogate.InvitedAt,
            surrogate.ExpiresAt)
        {
            NotBefore = surrogate.NotBefore,
            Generation = surrogate.Generation,
            Via = surrogate.Via,
        };

    public InvitationFactsSurrogate ConvertToSurrogate(in InvitationFacts value) => new()
    {
        Id = value.Id,
        Email = value.Email,
        Grant = value.Grant,
        Inviter = value.Inviter,
        InvitedAt = value.InvitedAt,
        ExpiresAt = value.ExpiresAt,
        NotBefore = value.NotBefore,
        Generation = value.Generation,
        Via = value.Via,
    };
}
