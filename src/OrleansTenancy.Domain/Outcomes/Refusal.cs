namespace OrleansTenancy.Domain.Outcomes;

/// <summary>
/// A rule said no to a command. Nothing was changed. The same code is used in Domain, in grain replies and over HTTP.
/// </summary>
/// <param name="Code">A stable slug out of <see cref="RefusalCodes"/>.</param>
/// <param name="Detail">One sentence for a person, lower case, without secrets; input stands in backticks.</param>
public sealed record Refusal(string Code, string Detail);
