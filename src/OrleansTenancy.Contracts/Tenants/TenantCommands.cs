using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Tenants;

/// <summary>Creates a tenant.</summary>
/// <param name="Context">Who.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Admin">First Enterprise Admin; null when a partner creates it, whose users are its admins.</param>
/// <param name="Owner">The partner that creates it: it is born linked to that partner (C1).</param>
[GenerateSerializer, Immutable, Alias(WireAliases.CreateTenantCommand)]
public sealed record CreateTenantCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] UserId? Admin,
    [property: Id(3)] PartnerId? Owner);

/// <summary>Changes the display name.</summary>
/// <param name="Context">Who.</param>
/// <param name="DisplayName">The new name.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.RenameTenantCommand)]
public sealed record RenameTenantCommand(
    [property: Id(0)] CommandContext Context, [property: Id(1)] string DisplayName);

/// <summary>Deletes a tenant.</summary>
/// <param name="Context">Who.</param>
/// <param name="ByPartner">The partner that wants it gone; null: the operator.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.DeleteTenantCommand)]
public sealed record DeleteTenantCommand(
    [property: Id(0)] CommandContext Context, [property: Id(1)] PartnerId? ByPartner);

/// <summary>A tenant asks for a link.</summary>
/// <param name="Context">Who.</param>
/// <param name="Partner">The Partner ID that was handed over; the caller has checked that it exists.</param>
/// <param name="AcceptTerms">E1.15.</param>
/// <param name="TermsVersion">The version that was shown; null: the current one.</param>
/// <param name="ExpiresAt">When the link ends by itself; null: never.</param>
/// <param name="Scopes">A cap over everything done through the link; null: none.</param>
/// <param name="NotBefore">When the link begins to give access; null: with the partner's approval.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.RequestLinkCommand)]
public sealed record RequestLinkCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] PartnerId Partner,
    [property: Id(2)] bool AcceptTerms,
    [property: Id(3)] string? TermsVersion,
    [property: Id(4)] DateTimeOffset? ExpiresAt,
    [property: Id(5)] ImmutableArray<string>? Scopes,
    [property: Id(6)] DateTimeOffset? NotBefore = null);

/// <summary>A partner answers a request.</summary>
/// <param name="Context">Who.</param>
/// <param name="Partner">The partner that answers.</param>
/// <param name="Reason">The reject message; null on accept or when there is none.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.AnswerLinkCommand)]
public sealed record AnswerLinkCommand(
    [property: Id(0)] CommandContext Context, [property: Id(1)] PartnerId Partner, [property: Id(2)] string? Reason);

/// <summary>Ends a link.</summary>
/// <param name="Context">Who.</param>
/// <param name="ByPartner">The partner that ends it; null: the tenant does (its pending or live link).</param>
[GenerateSerializer, Immutable, Alias(WireAliases.EndLinkCommand)]
public sealed record EndLinkCommand([property: Id(0)] CommandContext Context, [property: Id(1)] PartnerId? ByPartner);

/// <summary>Creates or replaces a role.</summary>
/// <param name="Context">Who.</param>
/// <param name="Role">Its id; null on creation: made from the name.</param>
/// <param name="Name">Display name.</param>
/// <param name="Scopes">Scope names, or null.</param>
/// <param name="Features">Catalogue options as <c>section/feature</c> (E2.20-23), or null.</param>
/// <param name="WithoutDefaults">E2.19: leave out what is on by default.</param>
/// <param name="ExpectedVersion">The version the caller read (If-Match); null: any.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.WriteRoleCommand)]
public sealed record WriteRoleCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] RoleId? Role,
    [property: Id(2)] string Name,
    [property: Id(3)] ImmutableArray<string>? Scopes,
    [property: Id(4)] ImmutableArray<string>? Features,
    [property: Id(5)] bool WithoutDefaults,
    [property: Id(6)] long? ExpectedVersion);

/// <summary>Deletes a role.</summary>
/// <param name="Context">Who.</param>
/// <param name="Role">The role.</param>
/// <param name="ExpectedVersion">The version the caller read (If-Match); null: any.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.DeleteRoleCommand)]
public sealed record DeleteRoleCommand(
    [property: Id(0)] CommandContext Context, [property: Id(1)] RoleId Role, [property: Id(2)] long? ExpectedVersion);

/// <summary>Creates or changes a group.</summary>
/// <param name="Context">Who.</param>
/// <param name="Group">Its id; null on creation: made from the name.</param>
/// <param name="Name">Display name; null on a change: as it is.</param>
/// <param name="Move">On a change: whether <paramref name="Parent"/> is to be set.</param>
/// <param name="Parent">The group above; null: directly under the tenant.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.WriteGroupCommand)]
public sealed record WriteGroupCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] GroupId? Group,
    [property: Id(2)] string? Name,
    [property: Id(3)] bool Move,
    [property: Id(4)] GroupId? Parent);

/// <summary>Deletes an empty group.</summary>
/// <param name="Context">Who.</param>
/// <param name="Group">The group.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.DeleteGroupCommand)]
public sealed record DeleteGroupCommand([property: Id(0)] CommandContext Context, [property: Id(1)] GroupId Group);

/// <summary>Sets the roles of a person in this tenant.</summary>
/// <param name="Context">Who.</param>
/// <param name="User">Whose roles.</param>
/// <param name="Roles">All roles from now on; empty: none.</param>
/// <param name="Via">For a partner user: the path through which the roles are held; null: directly.</param>
/// <param name="Removes">Whether the person is taken out of the tenant, which takes another scope.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.SetUserRolesCommand)]
public sealed record SetUserRolesCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] UserId User,
    [property: Id(2)] ImmutableArray<WantedRole> Roles,
    [property: Id(4)] LinkPath? Via,
    [property: Id(6)] bool Removes = false);

/// <summary>One role that a person is to have.</summary>
/// <param name="Role">The role.</param>
/// <param name="Groups">Null: the whole tenant.</param>
/// <param name="NotBefore">In force from; null: at once.</param>
/// <param name="ExpiresAt">No longer in force at; null: no end.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.WantedRole)]
public sealed record WantedRole(
    [property: Id(0)] RoleId Role,
    [property: Id(1)] ImmutableArray<GroupId>? Groups,
    [property: Id(2)] DateTimeOffset? NotBefore,
    [property: Id(3)] DateTimeOffset? ExpiresAt);

/// <summary>The path of a partner user into a tenant.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Link">Which life of the link.</param>
/// <param name="Membership">Which life of the membership.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.LinkPath)]
public sealed record LinkPath(
    [property: Id(0)] PartnerId Partner, [property: Id(1)] LinkId Link, [property: Id(2)] MembershipId Membership);

/// <summary>Gives a partner user access to this tenant.</summary>
/// <param name="Context">Who.</param>
/// <param name="Partner">The partner.</param>
/// <param name="User">The member.</param>
/// <param name="NotBefore">In force from; null: at once.</param>
/// <param name="ExpiresAt">No longer in force at; null: no end.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.AssignCommand)]
public sealed record AssignCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] PartnerId Partner,
    [property: Id(2)] UserId User,
    [property: Id(3)] DateTimeOffset? NotBefore,
    [property: Id(4)] DateTimeOffset? ExpiresAt);

/// <summary>Takes the access of a partner user to this tenant away.</summary>
/// <param name="Context">Who.</param>
/// <param name="Partner">The partner.</param>
/// <param name="User">The member.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.UnassignCommand)]
public sealed record UnassignCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] PartnerId Partner,
    [property: Id(2)] UserId User);

/// <summary>Switches auto-add.</summary>
/// <param name="Context">Who.</param>
/// <param name="Partner">The partner.</param>
/// <param name="On">EN.13.</param>
/// <param name="LastMemberSequence">
/// The sequence of the partner's newest member: who keeps access when it is switched off (EN.19).
/// </param>
/// <param name="ExpectedVersion">The policy version that the caller decided on (If-Match); null: any.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.SetAutoAddCommand)]
public sealed record SetAutoAddCommand(
    [property: Id(0)] CommandContext Context,
    [property: Id(1)] PartnerId Partner,
    [property: Id(2)] bool On,
    [property: Id(3)] long LastMemberSequence,
    [property: Id(4)] long? ExpectedVersion = null);
