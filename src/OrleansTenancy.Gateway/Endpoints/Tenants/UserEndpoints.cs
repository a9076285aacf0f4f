using System.Collections.Immutable;
using System.Text.Json;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>The people of a tenant and their roles (E1.32, E1.33, E2.1, E2.2, C7).</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/v1/tenants/{tenantId}/users").WithTags("users");
        users.MapGet("", List).WithSummary("List people with roles of the tenant").Produces<Page<TenantUserBody>>();
        users.MapGet("/{userId}", Get).WithSummary("A person in the tenant").Produces<TenantUserBody>();
        users.MapPut("/{userId}", Put).WithSummary("Set a person's roles").Produces<TenantUserBody>();
        users.MapDelete("/{userId}", Delete).WithSummary("Take a person's roles away").Produces(204);
    }

    private static async Task<IResult> List(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains)
    {
        var access = await gate.Demand(caller, tenantId, "read:user");
        return Results.Ok(await page.Of(
            grains.Directory(DirectoryKey.UsersOf(tenantId, access.Uid!.Value)),
            null,
            null,
            item =>
            {
                var entry = JsonSerializer.Deserialize(item.Entry!, DirectoryEntries.Default.TenantUserEntry)!;
                var roles = entry.Roles
                    .Select(r => new UserRoleBody(r.RoleId, r.Groups, r.NotBefore, r.ExpiresAt))
                    .ToArray();
                return new TenantUserBody(item.Key, entry.Via is null ? "member" : "partner", entry.Via, roles);
            }));
    }

    private static async Task<IResult> Get(
        TenantId tenantId, UserId userId, Caller caller, HttpResponse response, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "read:user");
        var person = await grains.Person(userId).InTenant(tenantId);
        if (!IsKnown(person))
        {
            throw Unknown(userId);
        }

        ETags.Set(response, person.Version);
        return Results.Ok(Shown(userId, person));
    }

    private static async Task<IResult> Put(
        TenantId tenantId,
        UserId userId,
        WriteUserBody body,
        Caller caller,
        HttpContext http,
        Gate gate,
        IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "update:user");
        var person = await grains.Person(userId).InTenant(tenantId);
        if (!IsKnown(person))
        {
            // E2.31: somebody new comes in, which takes what an invitation takes.
            await gate.Demand(caller, tenantId, "create:user_invite");
        }

        if (caller.Operation is not { IsRepeat: true })
        {
            DemandVersion(http.Request, person);
        }

        await grains.Tenant(tenantId).SetUserRoles(
            Command(caller, userId, person, [.. body.Roles.Select(Wanted)])).OrProblem();
        var after = await grains.Person(userId).InTenant(tenantId);
        ETags.Set(http.Response, after.Version);
        return Results.Ok(Shown(userId, after));
    }

    private static async Task<IResult> Delete(
        TenantId tenantId, UserId userId, Caller caller, HttpRequest request, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "delete:user");
        var person = await grains.Person(userId).InTenant(tenantId);
        if (person.Standing is null or { Own.IsEmpty: true } && RolesOnPath(person).IsEmpty)
        {
            throw Unknown(userId);
        }

        DemandVersion(request, person);
        await grains.Tenant(tenantId).SetUserRoles(
            Command(caller, userId, person, []) with { Removes = true }).OrProblem();
        return Results.NoContent();
    }

    private static SetUserRolesCommand Command(
        Caller caller, UserId user, PersonInTenant person, ImmutableArray<WantedRole> roles)
    {
        // C7: someone with roles of their own keeps being a user of the tenant; else a partner user's way is meant.
        var hasOwn = person.Standing is { Own.IsEmpty: false };
        return new SetUserRolesCommand(
            caller.Context,
            user,
            roles,
            hasOwn ? null : person.Access.Path);
    }

    private static bool IsKnown(PersonInTenant person) =>
        person.Access.MayEnter || person.Standing is { Own.IsEmpty: false };

    private static ImmutableArray<RoleGrant> RolesOnPath(PersonInTenant person) =>
        person.Access.Path is { } path
            ? person.Standing?.Links.FirstOrDefault(l => l.Link == path.Link)?.PerUserRoles ?? []
            : [];

    private static void DemandVersion(HttpRequest request, PersonInTenant person)
    {
        if (ETags.Expected(request) is { } expected && expected != person.Version)
        {
            throw ProblemException.From(
                new Refusal(RefusalCodes.StaleVersion, "the person has changed since they were read"));
        }
    }

    private static WantedRole Wanted(UserRoleBody role) =>
        new(
            Bodies.RoleId(role.RoleId),
            role.Groups is null ? null : [.. role.Groups.Select(g => Bodies.GroupId(g, "groups"))],
            role.NotBefore,
            role.ExpiresAt);

    private static TenantUserBody Shown(UserId user, PersonInTenant person)
    {
        var own = person.Standing?.Own ?? [];
        var roles = own.IsEmpty ? person.Access.Roles : own;
        var source = own.IsEmpty ? person.Access.Source.ToSlug() : "member";
        return new TenantUserBody(
            user.Value,
            source,
            own.IsEmpty ? person.Access.Path?.Partner.ToString() : null,
            [.. roles.Select(Shown)]);
    }

    private static UserRoleBody Shown(RoleGrant grant) =>
        new(
            grant.Role.Value,
            grant.Groups is { } groups ? [.. groups.Select(g => g.Id.Value)] : null,
            grant.NotBefore,
            grant.ExpiresAt);

    private static ProblemException Unknown(UserId user) =>
        ProblemException.From(new Refusal(RefusalCodes.UserUnknown, $"`{user}` is no user of this tenant"));
}
