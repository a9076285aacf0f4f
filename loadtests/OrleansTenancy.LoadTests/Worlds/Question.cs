using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>May this person give this command to these devices of this tenant; with the answer that is right.</summary>
/// <param name="Tenant">The tenant, by number.</param>
/// <param name="User">Who.</param>
/// <param name="HomeTenant">The tenant that the person is from; another one than asked in some questions.</param>
/// <param name="Home">The person's number there; -1: a member of the partner.</param>
/// <param name="Action">The command.</param>
/// <param name="Devices">One device, or many in a bulk question.</param>
/// <param name="Expected">For each device what the rules say.</param>
internal sealed record Question(
    int Tenant,
    UserId User,
    int HomeTenant,
    int Home,
    string Action,
    IReadOnlyList<string> Devices,
    IReadOnlyList<bool> Expected)
{
    /// <summary>The scope that the command takes.</summary>
    public string Scope => "create:device_command:" + Action;
}
