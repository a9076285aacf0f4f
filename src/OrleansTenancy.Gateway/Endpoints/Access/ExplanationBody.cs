using System.Text.Json.Serialization;
using OrleansTenancy.Domain.Access;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>Versions of the facts that decided, those that the caller may know.</summary>
/// <param name="Tenant">The policy of the tenant.</param>
/// <param name="Partner">The settings of the partner of the path.</param>
/// <param name="Person">The facts of the person.</param>
public sealed record VersionsBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Tenant,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Partner,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Person)
{
    internal static VersionsBody? Of(AccessExplanation? told) =>
        told is { TenantVersion: null, PartnerVersion: null, PersonVersion: null } or null
            ? null
            : new VersionsBody(told.TenantVersion, told.PartnerVersion, told.PersonVersion);
}

/// <summary>What all resources of one question have in common (X.7).</summary>
/// <param name="PartnerId">The partner of the path; without one, the one on whose way the person came furthest.</param>
/// <param name="LinkId">The link to that partner.</param>
/// <param name="Versions">Versions of the facts.</param>
/// <param name="Granted">The role that granted each resource that is allowed.</param>
public sealed record ExplainBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PartnerId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LinkId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VersionsBody? Versions,
    IReadOnlyList<GrantedBody> Granted);

/// <summary>A resource that the command is allowed on.</summary>
/// <param name="Index">Its place in the question.</param>
/// <param name="Role">The role that granted it.</param>
public sealed record GrantedBody(int Index, string Role);
