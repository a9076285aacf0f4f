using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Grains.Mail;

/// <summary>
/// A mail as it is sent: plain text to one person. It may carry a secret, so it is neither stored nor logged.
/// </summary>
/// <param name="Id">What its Message-ID is made of.</param>
/// <param name="To">Who gets it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The body.</param>
/// <param name="Date">When it was ordered.</param>
public sealed record MailMessage(Guid Id, EmailAddress To, string Subject, string Text, DateTimeOffset Date);
