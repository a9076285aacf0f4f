using Orleans.Concurrency;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Contracts.Partners;

/// <summary>
/// Commands to a partner; key <see cref="PartnerId.GrainKey"/>. One at a time per partner. Answered without a refusal
/// a command is durable and in force everywhere (X.6).
/// </summary>
[Alias("tenancy.IPartnerGrain")]
public interface IPartnerGrain : IGrainWithStringKey
{
    /// <summary>Creates the partner with its first administrator. Refusal: <c>partner-exists</c>.</summary>
    [Alias("Create")]
    Task<Reply<PartnerView>> Create(CreatePartnerCommand command);

    /// <summary>Changes name and settings. Refusals: <c>partner-unknown</c>, <c>last-admin</c>.</summary>
    [Alias("Change")]
    Task<Reply<PartnerView>> Change(ChangePartnerCommand command);

    /// <summary>E1.28. Refusals: <c>member-exists</c>, <c>limit-reached</c>, <c>invalid-period</c>.</summary>
    [Alias("AddMember")]
    Task<Reply<MemberView>> AddMember(WriteMemberCommand command);

    /// <summary>Promotes, demotes, sets an end. Refusals: <c>member-unknown</c>, <c>last-admin</c>.</summary>
    [Alias("ChangeMember")]
    Task<Reply<MemberView>> ChangeMember(WriteMemberCommand command);

    /// <summary>
    /// Ends a membership, with all access through it. Refusals: <c>member-unknown</c>, <c>last-admin</c>.
    /// </summary>
    [Alias("RemoveMember")]
    Task<Reply<Done>> RemoveMember(RemoveMemberCommand command);
}

/// <summary>Reads of a partner; same grain and key as <see cref="IPartnerGrain"/>.</summary>
/// <remarks>
/// Every method interleaves with a write in flight: each returns, without awaiting, a value made from the last
/// committed facts.
/// </remarks>
[Alias("tenancy.IPartnerReads")]
public interface IPartnerReads : IGrainWithStringKey
{
    /// <summary>The snapshot that decisions are made from: "still the version you hold", or the new one.</summary>
    /// <param name="heldVersion">The version that the caller holds; -1: none.</param>
    [AlwaysInterleave, Alias("Settings")]
    ValueTask<SettingsReply> Settings(long heldVersion);

    /// <summary>The partner, or null when it does not exist.</summary>
    [AlwaysInterleave, Alias("View")]
    ValueTask<PartnerView?> View();
}

/// <summary>Answer to "still version v?".</summary>
/// <param name="Version">The version in force; 0: there is no such partner.</param>
/// <param name="Settings">
/// The snapshot, or null when the caller's version is in force or there is no such partner.
/// </param>
[GenerateSerializer, Immutable, Alias(WireAliases.SettingsReply)]
public readonly record struct SettingsReply(
    [property: Id(0)] long Version, [property: Id(1)] PartnerSettings? Settings);
