using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Domain.Access;

/// <summary>
/// A person as the rules of one tenant look at them: what they hold there, what they are in the partners that the
/// tenant is linked to, and the settings of these partners; all of one instant. The tenant adds its own policy.
/// </summary>
/// <param name="Facts">The person's own facts, as far as this tenant and its partners go.</param>
/// <param name="Partners">The settings of the partners among them.</param>
public sealed record Participant(PersonFacts Facts, ImmutableArray<PartnerSettings> Partners)
{
    /// <summary>Whether the person acts by a personal access token.</summary>
    public bool ByToken { get; init; }

    /// <summary>What that token leaves out; null where they act by one: it does not count any more.</summary>
    public TokenNarrowing? Token { get; init; }

    /// <summary>Somebody who holds nothing.</summary>
    public static Participant Nobody(UserId user) => new(new PersonFacts(user, 0), []);

    /// <summary>How the person comes into the tenant.</summary>
    public AccessPath PathIn(TenantPolicy policy, DateTimeOffset at) =>
        AccessPaths.Resolve(Facts, policy, SettingsOf, at);

    /// <summary>How they come in by what they act with, which can be less.</summary>
    public AccessPath ActingIn(TenantPolicy policy, DateTimeOffset at)
    {
        var path = PathIn(policy, at);
        return ByToken ? TokenPaths.Narrow(path, Token, policy) : path;
    }

    /// <summary>Whether they may administer a partner; a token that leaves anything out is nothing there.</summary>
    public bool Administers(PartnerId partner, DateTimeOffset at) =>
        (!ByToken || Token is { IsNone: true })
        && Facts.Memberships.GetValueOrDefault(partner) is { } membership
        && membership.IsLive(at)
        && SettingsOf(partner) is { } settings
        && PartnerAccess.Administers(settings, membership.Role);

    private PartnerSettings? SettingsOf(PartnerId partner) => Partners.FirstOrDefault(p => p.Id == partner);
}
