using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Audit;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Users;

/// <summary>The person's own tokens.</summary>
internal sealed partial class UserGrain
{
    public async Task<Reply<TokenView>> Create(CreateTokenCommand command)
    {
        DemandOwner(command.Context);
        await _path.Settle();
        var at = _time.GetUtcNow();

        // ID.27: the tenant knows that it has to tell this person when it is gone; from here on it comes after this.
        if (command.Narrowing is { Tenant: { } tenant } only && (await AccessTo(tenant, null)).Uid != only.Uid)
        {
            return Reply<TokenView>.Refused(new Refusal(RefusalCodes.TenantUnknown, "there is no such tenant"));
        }

        var draft = new AccessTokenDraft(
            new TokenId(_ids.Next()),
            command.Name,
            command.Hash,
            command.NotBefore,
            command.ExpiresAt,
            command.Narrowing);
        var made = AccessTokenRules.Create(Sight.Tokens, draft, _catalogue, at);
        if (made.IsRefused)
        {
            return Reply<TokenView>.Refused(made.Refusal);
        }

        var token = made.Value.Tokens[^1];
        await Keep(made.Value, token, PersonAudit.Created, new CommandStamp(command.Context.Actor, at));
        return Reply<TokenView>.Done(View(token));
    }

    public async Task<Reply<Done>> Revoke(RevokeTokenCommand command)
    {
        DemandOwner(command.Context);
        await _path.Settle();
        var left = AccessTokenRules.Revoke(Sight.Tokens, command.Token);
        if (left.IsRefused)
        {
            return Reply<Done>.Refused(left.Refusal);
        }

        var token = Sight.Tokens.Tokens.Single(t => t.Id == command.Token);
        await Keep(
            left.Value, token, PersonAudit.Revoked, new CommandStamp(command.Context.Actor, _time.GetUtcNow()));
        return Reply<Done>.Done(Done.Instance);
    }

    ValueTask<ImmutableArray<TokenView>> IUserTokens.List() => new([.. Sight.Tokens.Tokens.Select(View)]);

    public ValueTask<TokenReply?> Recognise(TokenId id, ImmutableArray<byte> secretHash)
    {
        var token = Sight.Tokens.FindLive(id, _time.GetUtcNow());
        return new(token?.IsProvedBy(secretHash.AsSpan()) == true
            ? new TokenReply(token.Narrowing.Scopes is not null)
            : null);
    }

    private Task Keep(
        AccessTokenSet tokens,
        AccessTokenFacts token,
        Func<AccessTokenFacts, bool, AuditNote> note,
        CommandStamp stamp) =>
        _path.Commit(
            _path.Value with { Tokens = tokens.Tokens },
            new AuditEffects(stamp, _ids).Of(stamp.Actor, token, note));

    // ID.27: tokens that go with their tenant; the person's own trail, which does not name it, is the only one left.
    private ImmutableArray<OwedEffect> OwedFor(ImmutableArray<AccessTokenFacts> gone)
    {
        var audit = new AuditEffects(new CommandStamp(UserId.Platform, _time.GetUtcNow()), _ids);
        return [.. gone.Select(t => audit.Own(Facts.Id, PersonAudit.Revoked(t, false)))];
    }

    private void DemandOwner(CommandContext context)
    {
        if (context.Actor.GrainKey != this.GetPrimaryKeyString())
        {
            throw Invariant.Broken("somebody else than its owner was let at a token");
        }
    }

    private static TokenView View(AccessTokenFacts token) =>
        new(token.Id, token.Name, token.CreatedAt, token.NotBefore, token.ExpiresAt, token.Narrowing);
}
