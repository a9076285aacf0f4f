using System.Collections.Immutable;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Audit;

/// <summary>X.9: what an owner owes to the audit trail because of a command, in the order of its events.</summary>
/// <param name="stamp">Who and when.</param>
/// <param name="ids">Names the entries: one id for an event, in whatever trails it stands.</param>
internal sealed class AuditEffects(CommandStamp stamp, IIdMaker ids)
{
    /// <summary>What a tenant owes.</summary>
    public ImmutableArray<OwedEffect> Of(
        TenantAudit audit, TenantPolicyFacts policy, ImmutableArray<TenantEvent> events)
    {
        var own = AuditChain.Of(policy.Id, policy.Uid);
        return [.. events.SelectMany(e => Owed(own, policy.Id, audit.Of(e)))];
    }

    /// <summary>What a partner owes.</summary>
    public ImmutableArray<OwedEffect> Of(PartnerAudit audit, PartnerId partner, ImmutableArray<PartnerEvent> events)
    {
        var own = AuditChain.Of(partner);
        return [.. events.SelectMany(e => Owed(own, null, [audit.Of(e)]))];
    }

    /// <summary>What a person owes for a token: also to the trail of its tenant, if it is for one.</summary>
    public ImmutableArray<OwedEffect> Of(
        UserId user, AccessTokenFacts token, Func<AccessTokenFacts, bool, AuditNote> note)
    {
        var id = ids.Next();
        OwedEffect own = Owed(id, AuditChain.Of(user), null, note(token, false));
        return token.Narrowing is { Tenant: { } tenant, Uid: { } uid }
            ? [own, Owed(id, AuditChain.Of(tenant, uid), tenant, note(token, true))]
            : [own];
    }

    /// <summary>What a person owes to their own trail alone.</summary>
    public OwedEffect Own(UserId user, AuditNote note) => Owed(ids.Next(), AuditChain.Of(user), null, note);

    private IEnumerable<OwedEffect> Owed(string own, TenantId? tenant, IEnumerable<AuditNote> notes)
    {
        var id = ids.Next();
        return notes.Select(n => Owed(id, n.IsForPartner ? AuditChain.Of(n.Partner!.Value) : own, tenant, n));
    }

    private OwedAudit Owed(Guid id, string chain, TenantId? tenant, AuditNote note) =>
        new(
            chain,
            AuditEntry.Of(
                id, stamp.At, stamp.Actor, note.Action, tenant, note.Partner, note.Before, note.After));
}
