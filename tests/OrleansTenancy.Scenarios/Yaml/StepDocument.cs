namespace OrleansTenancy.Scenarios.Yaml;

/// <summary>A step as it is written: one command or the clock, and what holds then.</summary>
internal sealed class StepDocument
{
    public CreatePartner? CreatePartner { get; init; }

    public ChangePartner? ChangePartner { get; init; }

    public AddMember? AddMember { get; init; }

    public ChangeMember? ChangeMember { get; init; }

    public RemoveMember? RemoveMember { get; init; }

    public CreateTenant? CreateTenant { get; init; }

    public DeleteTenant? DeleteTenant { get; init; }

    public RequestLink? RequestLink { get; init; }

    public AcceptLink? AcceptLink { get; init; }

    public RejectLink? RejectLink { get; init; }

    public EndLink? EndLink { get; init; }

    public ClearRejection? ClearRejection { get; init; }

    public SetAutoAdd? SetAutoAdd { get; init; }

    public Assign? Assign { get; init; }

    public Unassign? Unassign { get; init; }

    public SetRoles? SetRoles { get; init; }

    public CreateRole? CreateRole { get; init; }

    public UpdateRole? UpdateRole { get; init; }

    public DeleteRole? DeleteRole { get; init; }

    public CreateGroup? CreateGroup { get; init; }

    public MoveGroup? MoveGroup { get; init; }

    public DeleteGroup? DeleteGroup { get; init; }

    public PutDevice? PutDevice { get; init; }

    public PutResource? PutResource { get; init; }

    public SetPortal? SetPortal { get; init; }

    public SetInformationLevel? SetInformationLevel { get; init; }

    public TimeSpan? Clock { get; init; }

    public string? Refused { get; init; }

    public IDictionary<string, string> AssertAllow { get; init; } = new Dictionary<string, string>();

    public IDictionary<string, string> AssertDeny { get; init; } = new Dictionary<string, string>();

    public ScenarioStep ToStep()
    {
        ScenarioCommand?[] all =
        [
            CreatePartner, ChangePartner, AddMember, ChangeMember, RemoveMember, CreateTenant, DeleteTenant, RequestLink,
            AcceptLink, RejectLink, EndLink, ClearRejection, SetAutoAdd, Assign, Unassign, SetRoles, CreateRole, UpdateRole,
            DeleteRole, CreateGroup, MoveGroup, DeleteGroup, PutDevice, PutResource, SetPortal, SetInformationLevel,
        ];
        var commands = all.OfType<ScenarioCommand>().ToArray();
        if (commands.Length + (Clock is null ? 0 : 1) != 1)
        {
            throw new FormatException("a step is one command, or the clock");
        }

        return Refused is not null && Clock is not null
            ? throw new FormatException("nobody refuses the clock")
            : new ScenarioStep(
                commands.SingleOrDefault(), Refused, Clock, ScenarioDocument.Expectations(AssertAllow, AssertDeny));
    }
}
