using System.Collections.Immutable;
using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Testing.Cluster;
using OrleansTenancy.Testing.Mail;
using OrleansTenancy.Testing.Stores;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Mail;

/// <summary>A mail that is owed is sent, whatever fails on the way.</summary>
[Collection(OneSiloTests.Name)]
public sealed class MailTests(OneSilo silo)
{
    private static int _made;
    private readonly TenancyCluster _cluster = silo.World.Cluster;
    private readonly EmailAddress _to = EmailAddress.Parse($"carla-{Interlocked.Increment(ref _made)}@customer.example");

    [Fact]
    public async Task A_mail_is_sent_once_and_leaves_no_row()
    {
        var order = Order("Harbor Foods");
        await Post(order);

        await Sent(1);
        var mail = Assert.Single(_cluster.Mail.To(_to));
        Assert.Equal((order.Id, order.OrderedAt), (mail.Id, mail.Date));
        Assert.Equal("The portal of Harbor Foods is open", mail.Subject);
        Assert.Contains("https://harbor.example\n", mail.Text, StringComparison.Ordinal);
        await Gone(order);
    }

    [Fact]
    public async Task A_mail_that_no_server_takes_is_stored_and_tried_again()
    {
        _cluster.Mail.Break(_to, MailFault.Refused);
        var order = Order("Harbor Foods");
        await Post(order);
        var before = _cluster.Mail.Attempts;
        await Eventually.Holds(() => Task.FromResult(_cluster.Mail.Attempts > before));
        Assert.Empty(_cluster.Mail.To(_to));
        Assert.True(IsStored(order));

        _cluster.Mail.Repair(_to);
        await Sent(1);
        await Gone(order);
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_sent_again_and_is_the_same_mail()
    {
        _cluster.Mail.Break(_to, MailFault.AnswerLost);
        var order = Order("Harbor Foods");
        await Post(order);
        await Sent(2);
        _cluster.Mail.Repair(_to);

        await Gone(order);
        Assert.Single(_cluster.Mail.To(_to).Distinct());
    }

    [Fact]
    public async Task An_activation_that_goes_leaves_the_mail_to_the_next_one()
    {
        _cluster.Mail.Break(_to, MailFault.Refused);
        var order = Order("Harbor Foods");
        await Post(order);
        await _cluster.Deactivate(Grain(order));
        _cluster.Mail.Repair(_to);

        await Post(order);
        await Sent(1);
        await Gone(order);
        Assert.Single(_cluster.Mail.To(_to));
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task A_mail_is_taken_over_only_when_it_is_stored(WriteFault fault)
    {
        var order = Order("Harbor Foods");
        _cluster.Storage.FailNext(order.GrainKey, fault);
        await Assert.ThrowsAnyAsync<Exception>(() => Post(order));
        Assert.Empty(_cluster.Mail.To(_to));

        // The owner still owes it, and tries again.
        await Eventually.Holds(async () =>
        {
            try
            {
                await Post(order);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });
        await Sent(1);
        Assert.Single(_cluster.Mail.To(_to));
    }

    [Fact]
    public async Task A_mail_that_has_lost_its_point_is_given_up()
    {
        var order = Order("Harbor Foods") with { GiveUpAt = _cluster.Clock.GetUtcNow() };
        await Post(order);

        await Gone(order);
        Assert.Empty(_cluster.Mail.To(_to));
    }

    [Theory]
    [InlineData("Evil\r\nBcc: everybody@example.com")]
    [InlineData("Evil\u2028Bcc: everybody@example.com")]
    [InlineData("Evil\0\u0085Bcc: everybody@example.com")]
    public async Task V18_whatever_a_value_contains_it_is_one_line(string name)
    {
        await Post(Order(name));

        await Sent(1);
        var mail = Assert.Single(_cluster.Mail.To(_to));
        Assert.Equal("The portal of Evil", mail.Subject[..18]);
        Assert.DoesNotContain(mail.Subject, c => char.IsControl(c) || c is '\u2028');
        Assert.DoesNotContain(mail.Text.Split('\n'), l => l.StartsWith("Bcc", StringComparison.Ordinal));
    }

    private MailOrder Order(string name) =>
        new(
            Guid.NewGuid(),
            MailTemplateNames.PortalActivated,
            _to,
            ImmutableDictionary<string, string>.Empty.Add("displayName", name).Add("url", "https://harbor.example"),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            _cluster.Clock.GetUtcNow().AddDays(1));

    private IMailGrain Grain(MailOrder order) => _cluster.Grain<IMailGrain>(order.GrainKey);

    private Task Post(MailOrder order) => Grain(order).Post(order);

    private Task Sent(int times) => Eventually.Holds(() => Task.FromResult(_cluster.Mail.To(_to).Count >= times));

    private Task Gone(MailOrder order) => Eventually.Holds(() => Task.FromResult(!IsStored(order)));

    private bool IsStored(MailOrder order) =>
        _cluster.Storage.Rows.Keys.Any(k => k.Grain.Key.ToString() == order.GrainKey);
}
