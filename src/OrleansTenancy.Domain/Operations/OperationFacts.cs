namespace OrleansTenancy.Domain.Operations;

/// <summary>What is kept of one idempotency key of one caller (X.11).</summary>
/// <param name="Fingerprint">What the key was used for: method, route, body and caller in one hash.</param>
/// <param name="At">When the change was decided.</param>
/// <param name="IsAnswered">
/// Whether there is an answer; false: only an id was set aside for what is to be created under the key.
/// </param>
public sealed record OperationFacts(string Fingerprint, DateTimeOffset At, bool IsAnswered);
