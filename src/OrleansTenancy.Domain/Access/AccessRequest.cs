using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Access;

/// <summary>One question: may this person do this to this resource of this tenant.</summary>
/// <param name="Tenant">The tenant that is asked.</param>
/// <param name="Action">A catalogue scope, a command name, or a verb (spec/http-api.md, "Scope of a request").</param>
/// <param name="ResourceType">A resource type of the catalogue.</param>
/// <param name="ResourceId">The instance.</param>
public sealed record AccessRequest(TenantId Tenant, string Action, string ResourceType, string ResourceId);
