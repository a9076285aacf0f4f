using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Grains.Users;

/// <summary>The person's own tokens.</summary>
internal sealed partial class UserGrain
{
    public async Task<Reply<TokenView>> Create(CreateTokenCommand command)
    {
        DemandOwner(command.Context);
        var draft = new AccessTokenDraft(
            new TokenId(_ids.Next()),
            command.Name,
            command.Hash,
            command.NotBefore,
            command.ExpiresAt,
            command.Narrowing);
        var made = AccessTokenRules.Create(Sight.Tokens, draft, _catalogue, _time.GetUtcNow());
        if (made.IsRefused)
        {
            return Reply<TokenView>.Refused(made.Refusal);
        }

        await Keep(made.Value);
        return Reply<TokenView>.Done(View(made.Value.Tokens[^1]));
    }

    public async Task<Reply<Done>> Revoke(RevokeTokenCommand command)
    {
        DemandOwner(command.Context);
        var left = AccessTokenRules.Revoke(Sight.Tokens, command.Token);
        if (left.IsRefused)
        {
            return Reply<Done>.Refused(left.Refusal);
        }

        await Keep(left.Value);
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

    private Task Keep(AccessTokenSet tokens) => _committed.Commit(_committed.Value with { Tokens = tokens.Tokens });

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
