namespace OrleansTenancy.Domain.Access;

/// <summary>The path by which a person comes into a tenant.</summary>
public enum AccessSource
{
    /// <summary>There is no path.</summary>
    None = 0,

    /// <summary><c>member</c>: roles granted by the tenant itself.</summary>
    Member = 1,

    /// <summary><c>partner</c>: a live link to a partner that the person works for.</summary>
    Partner = 2,
}
