namespace OrleansTenancy.Grains.Mail;

/// <summary>Where no way out is set up: every mail stays owed, until there is one or it is given up.</summary>
internal sealed class NoMailSender : IMailSender
{
    public Task Send(MailMessage mail, CancellationToken cancel) =>
        Task.FromException(new InvalidOperationException("no mail server is set up"));
}
