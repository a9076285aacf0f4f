namespace OrleansTenancy.Domain.Links;

/// <summary>What both sides were told last about the end of a link. It counts for this end only.</summary>
/// <param name="ExpiresAt">The end that they were told of.</param>
/// <param name="Days">How many days before it; 0: that it has come.</param>
public sealed record ExpiryNotice(DateTimeOffset ExpiresAt, int Days);
