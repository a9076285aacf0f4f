using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Contracts.Partners;

/// <summary>Creates a partner.</summary>
/// <param name="Context">The operator.</param>
/// <param name="Name">Display name.</param>
/// <param name="Admin">First member and administrator.</param>
/// <param name="MemberModel">C8.</param>
/// <param name="AdminAccess">C9.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.CreatePartnerCommand)]
public sealed record CreatePartnerCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] string Name,
    [property: Id(2)] UserId Admin,
    [property: Id(3)] MemberModel MemberModel,
    [property: Id(4)] AdminAccess AdminAccess);

/// <summary>Changes a partner; null leaves a value as it is.</summary>
/// <param name="Context">Who.</param>
/// <param name="Name">Display name.</param>
/// <param name="MemberModel">C8.</param>
/// <param name="AdminAccess">C9.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.ChangePartnerCommand)]
public sealed record ChangePartnerCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] string? Name,
    [property: Id(2)] MemberModel? MemberModel,
    [property: Id(3)] AdminAccess? AdminAccess);

/// <summary>Adds or changes a member.</summary>
/// <param name="Context">Who.</param>
/// <param name="User">The person.</param>
/// <param name="Role">Administrator or technician; null on a change: as it is.</param>
/// <param name="SetExpiry">On a change: whether <paramref name="ExpiresAt"/> is to be set.</param>
/// <param name="ExpiresAt">End of the membership; null: none.</param>
/// <param name="SetBeginning">On a change: whether <paramref name="NotBefore"/> is to be set.</param>
/// <param name="NotBefore">Beginning of the membership; null: at once.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.WriteMemberCommand)]
public sealed record WriteMemberCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] UserId User,
    [property: Id(2)] MemberRole? Role,
    [property: Id(3)] bool SetExpiry,
    [property: Id(4)] DateTimeOffset? ExpiresAt,
    [property: Id(5)] bool SetBeginning = false,
    [property: Id(6)] DateTimeOffset? NotBefore = null);

/// <summary>Ends a membership.</summary>
/// <param name="Context">Who.</param>
/// <param name="User">The person.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.RemoveMemberCommand)]
public sealed record RemoveMemberCommand([property: Id(0)] CommandContext Context, [property: Id(1)] UserId User);
