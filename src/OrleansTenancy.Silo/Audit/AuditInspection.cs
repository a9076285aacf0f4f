using System.Runtime.CompilerServices;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Audit;

/// <summary>
/// X.9: walks every chain of the audit trail and says what is broken. It may run while others append and purge, and
/// holds one page of records at a time.
/// </summary>
/// <param name="store">The trail.</param>
public sealed class AuditInspection(IAuditStore store)
{
    private const int PageSize = 500;

    /// <summary>Inspects every chain that has a head or a record, in the order of their names.</summary>
    public async IAsyncEnumerable<AuditFinding> All([EnumeratorCancellation] CancellationToken cancel)
    {
        var chain = await store.NextChain(string.Empty, cancel);
        while (chain is not null)
        {
            yield return await One(chain, cancel);
            chain = await store.NextChain(chain, cancel);
        }
    }

    /// <summary>Inspects one chain. One that is not there has no head.</summary>
    public async Task<AuditFinding> One(string chain, CancellationToken cancel)
    {
        while (true)
        {
            var began = await store.Head(chain, cancel);
            var finding = await Walk(chain, began?.PurgedThrough ?? 0, cancel);

            // A tenant was deleted meanwhile: what was missed may have been purged.
            if (finding.Fault is null || (await store.Head(chain, cancel))?.PurgedThrough == began?.PurgedThrough)
            {
                return finding;
            }
        }
    }

    private async Task<AuditFinding> Walk(string chain, long purgedThrough, CancellationToken cancel)
    {
        var walk = new AuditWalk(chain, purgedThrough);
        var records = 0L;
        while (true)
        {
            // The head first: what it says is the last record was there before the page was read.
            var head = await store.Head(chain, cancel);
            var page = await store.Read(chain, walk.Reached, PageSize, cancel);
            foreach (var record in page)
            {
                if (walk.Take(record) is { } fault)
                {
                    return new AuditFinding(chain, records, head, fault);
                }

                records++;
            }

            if (page.Count == 0)
            {
                return new AuditFinding(chain, records, head, walk.End(head));
            }
        }
    }
}
