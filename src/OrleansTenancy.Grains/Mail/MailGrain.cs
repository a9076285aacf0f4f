using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Outbox;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Mail;

/// <summary>
/// One mail until it is sent. The row is there before the sender's owner is told that it is, and goes when a mail
/// server has taken the mail; a crash in between sends it again.
/// </summary>
[GrainType("mail"), Immovable]
internal sealed partial class MailGrain : Grain, IMailGrain, IRemindable
{
    private static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryMax = TimeSpan.FromMinutes(10);

    private readonly IMailSender _sender;
    private readonly Uri _service;
    private readonly TimeProvider _time;
    private readonly ILogger<MailGrain> _logger;
    private readonly Committed<StoredMail> _committed;
    private readonly OutboxSchedule _schedule;
    private TimeSpan _retryAfter = TimeSpan.FromSeconds(1);
    private bool _waits;
    private string? _token;

    public MailGrain(
        [PersistentState("mail", StorageNames.Tenancy)] IPersistentState<StoredMail> storage,
        IMailSender sender,
        IOptions<TenancyOptions> options,
        TimeProvider time,
        ILogger<MailGrain> logger)
    {
        _sender = sender;
        _service = options.Value.PublicBaseUrl;
        _time = time;
        _logger = logger;
        _committed = new Committed<StoredMail>(storage, DeactivateOnIdle);
        _schedule = new OutboxSchedule(this, Attempt);
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _committed.Load();
        if (_committed.Value.Order is not null)
        {
            _schedule.RetryNow();
        }

        return Task.CompletedTask;
    }

    public async Task Post(MailOrder order)
    {
        if (_committed.Value.Order is null)
        {
            await _schedule.Remind();
            await _committed.Commit(new StoredMail { Order = order });
            _schedule.RetryNow();
        }
    }

    // Between attempts the timer is what counts; the reminder is for an activation that has none.
    public Task ReceiveReminder(string reminderName, TickStatus status) => _waits ? Task.CompletedTask : Attempt();

    private async Task Attempt()
    {
        _waits = false;
        if (_committed.Value.Order is { } order && !await IsOver(order))
        {
            _waits = true;
            _schedule.RetryLater(_retryAfter);
            _retryAfter = _retryAfter * 2 < RetryMax ? _retryAfter * 2 : RetryMax;
            return;
        }

        await Drop();
    }

    public async Task Drop()
    {
        if (_committed.Value.Order is not null)
        {
            await _committed.Clear();
        }

        await _schedule.Rest();
        DeactivateOnIdle();
    }

    private async Task<bool> IsOver(MailOrder order)
    {
        if (_time.GetUtcNow() >= order.GiveUpAt)
        {
            GivenUp(order.Id, order.Template);
            return true;
        }

        try
        {
            if (order.Invitation is { } copy && !await HasToken(copy))
            {
                return true;
            }

            using var patience = new CancellationTokenSource(AttemptMax);
            await _sender.Send(MailTemplates.Compose(order, _service, _token), patience.Token);
            return true;
        }
        catch (Exception failure)
        {
            // Nothing is lost: the order is stored, and the next attempt is due.
            AttemptFailed(order.Id, order.Template, failure);
            return false;
        }
    }

    // One secret for all attempts of an activation: a copy that is taken twice says the same. False: there is nothing
    // to be sent any more, because the invitation was used, cancelled or sent again meanwhile.
    private async Task<bool> HasToken(InvitationCopy copy)
    {
        if (_token is not null)
        {
            return await GrainFactory.GetGrain<ITenantReads>(copy.Tenant.GrainKey).Waits(copy);
        }

        var made = await GrainFactory.GetGrain<IInvitationGrain>(copy.Id.GrainKey).Issue(copy);
        _token = made is null ? null : new InvitationToken(copy.Id, made.Secret).Text();
        return made is not null;
    }
}
