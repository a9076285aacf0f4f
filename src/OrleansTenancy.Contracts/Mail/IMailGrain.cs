namespace OrleansTenancy.Contracts.Mail;

/// <summary>
/// One mail that is owed; key <see cref="MailOrder.GrainKey"/>. Called from outboxes: whoever owes a mail is rid of it
/// when it is stored here, and waits for no mail server.
/// </summary>
[Alias("tenancy.IMailGrain")]
public interface IMailGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes a mail over durably; a repeat changes nothing. It is sent in the background, again and again until it is
    /// accepted or given up. It may be sent more than once, always with the same Message-ID.
    /// </summary>
    [Alias("Post")]
    Task Post(MailOrder order);

    /// <summary>ID.27: the mail has lost its point; it is not sent any more, and nothing is left of it.</summary>
    [Alias("Drop")]
    Task Drop();
}
