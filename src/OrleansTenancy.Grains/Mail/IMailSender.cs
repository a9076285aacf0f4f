namespace OrleansTenancy.Grains.Mail;

/// <summary>Hands a mail to the world. The one way out; which it is, the deployment says.</summary>
public interface IMailSender
{
    /// <summary>Sends a mail. Returns when somebody else is responsible for it; throws otherwise.</summary>
    /// <param name="mail">The mail; the same one may come again and has to look the same.</param>
    /// <param name="cancel">Ends an attempt that takes too long.</param>
    Task Send(MailMessage mail, CancellationToken cancel);
}
