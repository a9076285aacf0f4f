using System.Collections.Immutable;
using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Grains.Outbox;

/// <summary>What an owner owes to another grain because of a change: a closed family, stored with the change.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedEffect)]
internal abstract record OwedEffect;

/// <summary>
/// Something decided about a person. The command that caused it is not answered before it is applied.
/// </summary>
/// <param name="User">The person.</param>
/// <param name="Effect">What was decided.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedPersonEffect)]
internal sealed record OwedPersonEffect(
    [property: Id(0)] UserId User, [property: Id(1)] PersonEffect Effect) : OwedEffect;

/// <summary>A notification for one inbox (X.10).</summary>
/// <param name="Inbox">The grain key of the inbox.</param>
/// <param name="Content">What happened.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedNotification)]
internal sealed record OwedNotification(
    [property: Id(0)] string Inbox, [property: Id(1)] NotificationContent Content) : OwedEffect;

/// <summary>
/// What the staffing index of a partner has to know (EN.10). A command that gives access is not answered before it
/// counts there.
/// </summary>
/// <param name="Partner">The partner.</param>
/// <param name="Effect">What was decided.</param>
[GenerateSerializer, Immutable, Alias(StaffingAliases.OwedStaffing)]
internal sealed record OwedStaffing(
    [property: Id(0)] PartnerId Partner, [property: Id(1)] StaffingEffect Effect) : OwedEffect;

/// <summary>An entry of a list; its version is its place in the outbox.</summary>
/// <param name="Directory">The grain key of the list.</param>
/// <param name="Key">Key within the list.</param>
/// <param name="Facet">Filterable text.</param>
/// <param name="Label">Lower-cased display name.</param>
/// <param name="Entry">UTF-8 JSON; null: removed.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedListing)]
internal sealed record OwedListing(
    [property: Id(0)] string Directory,
    [property: Id(1)] string Key,
    [property: Id(2)] string Facet,
    [property: Id(3)] string Label,
    [property: Id(4)] byte[]? Entry) : OwedEffect;

/// <summary>A mail; a grain of its own sends it, so that no owner waits for a mail server.</summary>
/// <param name="Order">What is to be sent.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedMail)]
internal sealed record OwedMail([property: Id(0)] MailOrder Order) : OwedEffect;

/// <summary>X.9: a record of the change, for one chain of the audit trail.</summary>
/// <param name="Chain">The chain, which is the key of its grain.</param>
/// <param name="Entry">What happened.</param>
[GenerateSerializer, Immutable, Alias(AuditAliases.OwedAudit)]
internal sealed record OwedAudit(
    [property: Id(0)] string Chain, [property: Id(1)] AuditEntry Entry) : OwedEffect;

/// <summary>X.11: the answer to a command with an idempotency key, for the caller's list.</summary>
/// <param name="Caller">Whose command.</param>
/// <param name="Item">The key and the answer.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedAnswer)]
internal sealed record OwedAnswer(
    [property: Id(0)] UserId Caller, [property: Id(1)] OperationItem Item) : OwedEffect;

/// <summary>An invitation is used, cancelled or gone: nothing has to keep its secrets.</summary>
/// <param name="Invitation">Which one.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedInvitationEnd)]
internal sealed record OwedInvitationEnd([property: Id(0)] InvitationId Invitation) : OwedEffect;

/// <summary>
/// ID.27: everything that one life of a tenant leaves with others. Long work: no command waits for it, and it starts
/// when all that was owed before it is delivered, so that nothing comes after the cleaning.
/// </summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Uid">Which life of it.</param>
/// <param name="Invitations">Invitations that waited.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OwedPurge)]
internal sealed record OwedPurge(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] TenantUid Uid,
    [property: Id(3)] ImmutableArray<InvitationId> Invitations) : OwedEffect;
