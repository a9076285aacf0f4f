using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Silo.Mail;

/// <summary>The mail server of a deployment.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">How the connection is protected.</param>
/// <param name="User">Who signs in; null: nobody does.</param>
/// <param name="Password">With what.</param>
/// <param name="From">Who sends.</param>
public sealed record SmtpOptions(
    string Host, int Port, SmtpTls Tls, string? User, string? Password, EmailAddress From);

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpTls
{
    /// <summary>Not at all; what is sent can be read on the way. For a server on the same host.</summary>
    None = 0,

    /// <summary>Demanded after the greeting (STARTTLS); without it nothing is sent.</summary>
    StartTls = 1,

    /// <summary>From the first byte.</summary>
    Implicit = 2,
}
