using OrleansTenancy.Domain.Audit;

namespace OrleansTenancy.Silo.Audit;

/// <summary>What became of the inspection of one chain.</summary>
/// <param name="Chain">Which chain.</param>
/// <param name="Records">How many records were in order.</param>
/// <param name="Head">Its head; null: it has none.</param>
/// <param name="Fault">What is wrong first; null: the chain is whole.</param>
public sealed record AuditFinding(string Chain, long Records, AuditHead? Head, AuditFault? Fault);
