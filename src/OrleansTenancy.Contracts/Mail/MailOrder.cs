using System.Collections.Immutable;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Mail;

/// <summary>A mail that is to be sent. What it says is made from its template when it is sent.</summary>
/// <param name="Id">Names the mail: the same mail has the same Message-ID however often it is sent.</param>
/// <param name="Template">One of <see cref="MailTemplateNames"/>.</param>
/// <param name="To">Who gets it; one person.</param>
/// <param name="Parameters">What the template puts in, by name. Stored in the clear: no secrets.</param>
/// <param name="OrderedAt">When it was decided; the date of the mail.</param>
/// <param name="GiveUpAt">When it has lost its point: from then on it is not tried again.</param>
/// <param name="Invitation">The invitation whose secret is in it, which is made when it is sent; null: none is.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.MailOrder)]
public sealed record MailOrder(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Template,
    [property: Id(2)] EmailAddress To,
    [property: Id(3)] ImmutableDictionary<string, string> Parameters,
    [property: Id(4)] DateTimeOffset OrderedAt,
    [property: Id(5)] DateTimeOffset GiveUpAt,
    [property: Id(6)] InvitationCopy? Invitation = null)
{
    /// <summary>The key of the grain that sends it.</summary>
    public string GrainKey => string.Join('/', "mail", Id.ToString("D"));
}
