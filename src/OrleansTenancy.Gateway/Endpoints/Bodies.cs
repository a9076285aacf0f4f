using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints;

/// <summary>Ids that come in a body.</summary>
internal static class Bodies
{
    public static UserId UserId(string text, string member) =>
        Domain.Identity.UserId.TryParse(text, out var id) ? id : throw InvalidId(member);

    public static TenantId TenantId(string text) =>
        Domain.Identity.TenantId.TryParse(text, out var id) ? id : throw InvalidId("tenantId");

    public static RoleId RoleId(string text) =>
        Domain.Identity.RoleId.TryParse(text, out var id) ? id : throw InvalidId("roleId");

    public static GroupId GroupId(string text, string member) =>
        Domain.Identity.GroupId.TryParse(text, out var id) ? id : throw InvalidId(member);

    public static GroupId? OptionalGroupId(string? text, string member) =>
        text is null ? null : GroupId(text, member);

    public static ImmutableArray<T>? Array<T>(IReadOnlyList<T>? list) => list is null ? null : [.. list];

    private static ProblemException InvalidId(string member) =>
        new(StatusCodes.Status400BadRequest, ProblemCodes.InvalidId, $"`{member}` is no id");
}
