using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Outcomes;

/// <summary>Who gives a command and the instant at which it is decided.</summary>
/// <param name="Actor">The authenticated person.</param>
/// <param name="At">The one instant that every rule of the command judges by (X.5).</param>
public readonly record struct CommandStamp(UserId Actor, DateTimeOffset At);
