using System.Collections.Concurrent;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Mail;

namespace OrleansTenancy.Testing.Mail;

/// <summary>Takes the mails of a cluster, or fails as a mail server does.</summary>
public sealed class PostBox : IMailSender
{
    private readonly ConcurrentQueue<MailMessage> _taken = new();
    private readonly ConcurrentDictionary<EmailAddress, MailFault> _faults = new();
    private int _attempts;

    /// <summary>How often somebody tried, with success or not.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>Every mail that was taken for somebody, in order, repeats included.</summary>
    public IReadOnlyList<MailMessage> To(EmailAddress address) => [.. _taken.Where(m => m.To == address)];

    /// <summary>Lets attempts for one address fail until it is repaired.</summary>
    public void Break(EmailAddress address, MailFault fault) => _faults[address] = fault;

    /// <summary>Lets them go through again.</summary>
    public void Repair(EmailAddress address) => _faults.TryRemove(address, out _);

    /// <inheritdoc />
    public Task Send(MailMessage mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mail);
        Interlocked.Increment(ref _attempts);
        var fault = _faults.GetValueOrDefault(mail.To);
        if (fault != MailFault.Refused)
        {
            _taken.Enqueue(mail);
        }

        return fault == MailFault.None
            ? Task.CompletedTask
            : Task.FromException(new IOException("the mail server went away"));
    }
}

/// <summary>How an attempt fails.</summary>
public enum MailFault
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>The mail is not taken.</summary>
    Refused = 1,

    /// <summary>The mail is taken, and the sender does not get to know.</summary>
    AnswerLost = 2,
}
