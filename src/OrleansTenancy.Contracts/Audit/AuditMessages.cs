using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Audit;

/// <summary>An entry that has no place in a chain yet.</summary>
/// <param name="Source">Grain key of the owner whose change it was.</param>
/// <param name="SourceSequence">The owner's outbox sequence.</param>
/// <param name="Entry">What happened; its id is what a repeat is known by.</param>
[GenerateSerializer, Immutable, Alias(AuditAliases.IncomingAudit)]
public sealed record IncomingAudit(
    [property: Id(0)] string Source,
    [property: Id(1)] long SourceSequence,
    [property: Id(2)] AuditEntry Entry);

/// <summary>Somebody is about to get a login token for a tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="User">Who.</param>
/// <param name="Source">By which way they come.</param>
/// <param name="Partner">Through which partner; null: through none.</param>
/// <param name="Roles">The roles that the token names.</param>
[GenerateSerializer, Immutable, Alias(AuditAliases.LoginAudit)]
public sealed record LoginAudit(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] UserId User,
    [property: Id(2)] string Source,
    [property: Id(3)] PartnerId? Partner,
    [property: Id(4)] ImmutableArray<string> Roles);
