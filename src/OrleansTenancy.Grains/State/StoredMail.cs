using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Contracts.Wire;

namespace OrleansTenancy.Grains.State;

/// <summary>The row of a mail that is still to be sent; a mail that was sent has none.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.StoredMail)]
internal sealed record StoredMail
{
    /// <summary>What is to be sent; null: nothing any more.</summary>
    [Id(0)]
    public MailOrder? Order { get; init; }
}
