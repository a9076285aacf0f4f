using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Partners;

/// <summary>Keys of <see cref="IStaffingGrain"/>.</summary>
public static class StaffingKey
{
    private const string Prefix = "staffing/";

    /// <summary>The index of a partner.</summary>
    public static string Of(PartnerId partner) => Prefix + partner;
}
