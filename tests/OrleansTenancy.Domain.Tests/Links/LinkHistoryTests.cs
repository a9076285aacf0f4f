using System.Collections.Immutable;
using CsCheck;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Links;

/// <summary>
/// Commands at random, over time and over two partners, against a model that remembers for each partner a word and an
/// end. What the model forbids is refused with the code it says, and nothing is changed.
/// </summary>
public sealed class LinkHistoryTests
{
    private const string Done = "done";

    private static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly UserId Nadia = UserId.Parse("nadia");
    private static readonly PartnerId[] Partners =
    [
        PartnerId.Parse("11111111-1111-4111-8111-111111111111"), PartnerId.Parse("22222222-2222-4222-8222-222222222222"),
    ];

    // What, which partner, and a number of minutes: until the link ends, or how long nothing happens.
    private static readonly Gen<List<(Command What, int Partner, int Minutes)>> Commands =
        Gen.Select(Gen.Enum<Command>(), Gen.Int[0, 1], Gen.Int[0, 3]).List[1, 30];

    private static readonly Gen<LinkSettings> Settings =
        Gen.Select(Gen.OneOf(RejectionScope.AllPartners, RejectionScope.ThisPartner), Gen.Int[1, 2])
            .Select((scope, max) => new LinkSettings(scope, max, "1"));

    private enum Command
    {
        Request, RequestForAWhile, RequestWithoutTerms, Accept, Reject, Withdraw, EndByTenant, EndByPartner, Clear, Wait,
    }

    [Fact]
    public void E1_8_E1_24_C3_C5_X_8_whatever_was_asked_before_a_link_does_what_a_naive_model_says()
    {
        var reached = new HashSet<(Command, string)>();
        Gen.Select(Settings, Commands).Sample(
            (settings, commands) =>
            {
                var history = new History(settings);
                foreach (var (what, partner, minutes) in commands)
                {
                    var (code, expected, isSame) = history.Next(what, partner, minutes);
                    lock (reached)
                    {
                        reached.Add((what, code));
                    }

                    Assert.Equal(expected, code);
                    Assert.True(isSame, $"after {what} the links are not those of the model");
                }
            },
            iter: 4_000);

        // Every command was done and refused for every reason that there is.
        (Command, string)[] all =
        [
            (Command.Request, Done), (Command.Request, "link-exists"), (Command.Request, "link-barred"),
            (Command.RequestForAWhile, Done), (Command.RequestForAWhile, "invalid-period"),
            (Command.RequestWithoutTerms, "terms-not-accepted"), (Command.Accept, Done), (Command.Accept, "not-pending"),
            (Command.Reject, Done), (Command.Reject, "not-pending"), (Command.Withdraw, Done), (Command.Withdraw, "no-link"),
            (Command.EndByTenant, Done), (Command.EndByTenant, "no-link"), (Command.EndByPartner, Done),
            (Command.EndByPartner, "no-link"), (Command.Clear, Done), (Command.Clear, "not-rejected"),
        ];
        Assert.Empty(all.Except(reached));
    }

    private sealed class History(LinkSettings settings)
    {
        private readonly string?[] _words = new string?[2];
        private readonly DateTimeOffset?[] _ends = new DateTimeOffset?[2];
        private ImmutableArray<LinkFacts> _links = [];
        private DateTimeOffset _now = Begin;
        private int _made;

        public (string Code, string Expected, bool IsSame) Next(Command what, int partner, int minutes)
        {
            if (what == Command.Wait)
            {
                _now += TimeSpan.FromMinutes(minutes);
                return (Done, Done, Agrees());
            }

            var before = _links;
            var outcome = Ask(what, Partners[partner], minutes);
            var expected = Expect(what, partner, minutes);
            _links = outcome.Value?.Links ?? _links;
            return (
                outcome.Refusal?.Code ?? Done,
                expected,
                Agrees() && (!outcome.IsRefused || before == _links));
        }

        private Outcome<LinkChange> Ask(Command what, PartnerId partner, int minutes)
        {
            var stamp = new CommandStamp(Nadia, _now);
            return what switch
            {
                Command.Accept => LinkRules.Accept(_links, partner, stamp),
                Command.Reject => LinkRules.Reject(_links, partner, "no", stamp),
                Command.Withdraw => LinkRules.Withdraw(_links, partner, _now),
                Command.EndByTenant => LinkRules.End(_links, partner, LinkSide.Tenant, stamp),
                Command.EndByPartner => LinkRules.End(_links, partner, LinkSide.Partner, stamp),
                Command.Clear => LinkRules.ClearRejection(_links),
                _ => LinkRules.Request(
                    _links,
                    new LinkRequest(
                        partner,
                        what != Command.RequestWithoutTerms,
                        null,
                        what == Command.RequestForAWhile ? _now.AddMinutes(minutes) : null,
                        null),
                    new LinkId(new Guid(++_made, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
                    settings,
                    ScopeCatalogue.BuiltIn,
                    stamp),
            };
        }

        private string Expect(Command what, int partner, int minutes)
        {
            var word = WordOf(partner);
            switch (what)
            {
                case Command.Accept or Command.Reject when word != "pending":
                    return "not-pending";
                case Command.Accept:
                    return Becomes(partner, "linked", _ends[partner]);
                case Command.Reject:
                    return Becomes(partner, "rejected", _ends[partner]);
                case Command.Withdraw:
                    return word == "pending" ? Becomes(partner, null, null) : "no-link";
                case Command.EndByTenant or Command.EndByPartner:
                    return word == "linked" ? Becomes(partner, "ended", _ends[partner]) : "no-link";
                case Command.Clear:
                    var rejected = Enumerable.Range(0, 2).Where(p => WordOf(p) == "rejected").ToList();
                    rejected.ForEach(p => Becomes(p, null, null));
                    return rejected.Count > 0 ? Done : "not-rejected";
                case Command.RequestWithoutTerms:
                    return "terms-not-accepted";
                default:
                    return ExpectRequest(partner, what == Command.RequestForAWhile ? _now.AddMinutes(minutes) : null);
            }
        }

        private string ExpectRequest(int partner, DateTimeOffset? end)
        {
            var other = 1 - partner;
            if (WordOf(partner) == "rejected"
                || (WordOf(other) == "rejected" && settings.RejectionScope == RejectionScope.AllPartners))
            {
                return "link-barred";
            }

            if (IsOpen(partner) || (IsOpen(other) && settings.MaxActivePartners == 1))
            {
                return "link-exists";
            }

            return end <= _now ? "invalid-period" : Becomes(partner, "pending", end);
        }

        private string Becomes(int partner, string? word, DateTimeOffset? end)
        {
            (_words[partner], _ends[partner]) = (word, end);
            return Done;
        }

        private bool IsOpen(int partner) => WordOf(partner) is "pending" or "linked";

        // What waits or is live is over at its end, although nobody says so.
        private string? WordOf(int partner) =>
            _words[partner] is "pending" or "linked" && _ends[partner] <= _now ? "over" : _words[partner];

        private bool Agrees() =>
            Enumerable.Range(0, 2).All(p =>
            {
                var link = LinkRules.Find(_links, Partners[p]);
                return (link is null) == (WordOf(p) is null)
                    && (link?.IsLive(_now) ?? false) == (WordOf(p) == "linked")
                    && (link is not null && LinkRules.IsOpen(link, _now)) == IsOpen(p)
                    && (link?.State == LinkState.Rejected) == (WordOf(p) == "rejected");
            })
            && _links.Select(l => l.Partner).Distinct().Count() == _links.Length;
    }
}
