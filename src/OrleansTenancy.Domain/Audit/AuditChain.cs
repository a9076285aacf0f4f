using System.Buffers.Binary;
using System.Security.Cryptography;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Audit;

/// <summary>
/// X.9: the chains, and how a record hangs on the one before: one for each life of a tenant, one for each partner, one
/// for each person about what is the person's own.
/// </summary>
public static class AuditChain
{
    // Moves when the encoding does; a record of an old one would then be hashed in the old way.
    private const string Encoding = "tenancy.audit.1";
    private const string TenantPrefix = "audit/tenant/";
    private const string PartnerPrefix = "audit/partner/";
    private const string PersonPrefix = "audit/user/";

    /// <summary>The chain of one life of a tenant; a tenant created again starts a new one (V15).</summary>
    public static string Of(TenantId tenant, TenantUid uid) => string.Join('/', LivesOf(tenant), uid);

    /// <summary>What the chains of all lives of a tenant's name begin with, before a slash.</summary>
    public static string LivesOf(TenantId tenant) => TenantPrefix + tenant.Value;

    /// <summary>The chain of a partner.</summary>
    public static string Of(PartnerId partner) => PartnerPrefix + partner;

    /// <summary>The chain of a person: personal access tokens.</summary>
    public static string Of(UserId user) => PersonPrefix + user.Value;

    /// <summary>ID.27: whether nothing comes after this record: the tenant whose chain it is was deleted.</summary>
    public static bool Closes(string chain, string action) =>
        action == AuditActions.TenantDeleted && chain.StartsWith(TenantPrefix, StringComparison.Ordinal);

    /// <summary>The record that comes next.</summary>
    public static AuditRecord Next(
        string chain, AuditHead head, string source, long sourceSequence, AuditEntry entry)
    {
        var record = new AuditRecord(
            chain, head.Sequence + 1, source, sourceSequence, entry, head.Hash, string.Empty);
        return record with { Hash = HashOf(record) };
    }

    /// <summary>
    /// The hash that a record has to have. Every text is preceded by its length, and one that is not there differs from
    /// an empty one, so no two records are the same bytes.
    /// </summary>
    public static string HashOf(AuditRecord record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding);
        Add(hash, record.Chain);
        Add(hash, record.Sequence);
        Add(hash, record.Source);
        Add(hash, record.SourceSequence);
        Add(hash, record.Previous);
        Add(hash, record.Entry.Id);
        Add(hash, record.Entry.At);
        Add(hash, record.Entry.Actor);
        Add(hash, record.Entry.Action);
        Add(hash, record.Entry.Tenant);
        Add(hash, record.Entry.Partner);
        Add(hash, record.Entry.Before);
        Add(hash, record.Entry.After);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        const long Missing = -1;
        if (text is null)
        {
            Add(hash, Missing);
            return;
        }

        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.LongLength);
        hash.AppendData(bytes);
    }
}
