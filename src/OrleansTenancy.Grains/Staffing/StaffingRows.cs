using System.Collections.Immutable;
using System.Text.Json;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Staffing;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Staffing;

/// <summary>A staffing index as rows, so that a change writes what changed and nothing else.</summary>
internal static class StaffingRows
{
    private const string MemberKind = "member";
    private const string SettingKind = "setting";
    private const string SourceKind = "source";
    private const string TenantKind = "tenant";
    private const string Individual = "individual";

    /// <summary>The index that some rows make.</summary>
    public static StaffingState Read(IEnumerable<StaffingRow> rows)
    {
        var roster = ImmutableDictionary.CreateBuilder<UserId, RosterEntry>();
        var covers = ImmutableDictionary.CreateBuilder<TenantId, TenantCover>();
        var ranks = ImmutableDictionary.CreateBuilder<TenantId, long>();
        var sources = ImmutableDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        var individual = false;
        foreach (var (kind, key, payload) in rows)
        {
            switch (kind)
            {
                case MemberKind:
                    var member = JsonSerializer.Deserialize(payload, StaffingJson.Default.MemberPayload)!;
                    roster[UserId.Parse(key)] = new RosterEntry(new MembershipId(member.Membership), member.Sequence);
                    break;
                case TenantKind:
                    var cover = JsonSerializer.Deserialize(payload, StaffingJson.Default.CoverPayload)!;
                    ranks[TenantId.Parse(key)] = cover.Rank;
                    covers[TenantId.Parse(key)] = Read(cover);
                    break;
                case SourceKind:
                    sources[key] = JsonSerializer.Deserialize(payload, StaffingJson.Default.Int64);
                    break;
                case SettingKind when key == Individual:
                    individual = true;
                    break;
                default:
                    throw Invariant.Broken("a staffing index has a row that this release does not know");
            }
        }

        var facts = new StaffingFacts
        {
            Individual = individual, Roster = roster.ToImmutable(), Covers = covers.ToImmutable(),
        };
        return new StaffingState(facts, ranks.ToImmutable(), sources.ToImmutable());
    }

    /// <summary>A lasting member; null: not one any more.</summary>
    public static StaffingRow Member(UserId user, RosterEntry? member) =>
        new(
            MemberKind,
            user.Value,
            member is { } held
                ? JsonSerializer.SerializeToUtf8Bytes(
                    new MemberPayload(held.Membership.Value, held.Sequence), StaffingJson.Default.MemberPayload)
                : null);

    /// <summary>A tenant; null: it is not linked any more.</summary>
    public static StaffingRow Tenant(TenantId tenant, long rank, TenantCover? cover) =>
        new(
            TenantKind,
            tenant.Value,
            cover is null
                ? null
                : JsonSerializer.SerializeToUtf8Bytes(Write(rank, cover), StaffingJson.Default.CoverPayload));

    /// <summary>Whether members need access of their own.</summary>
    public static StaffingRow Setting(bool individual) =>
        new(
            SettingKind,
            Individual,
            individual ? JsonSerializer.SerializeToUtf8Bytes(1L, StaffingJson.Default.Int64) : null);

    /// <summary>The last sequence that was followed of a source.</summary>
    public static StaffingRow Source(string source, long sequence) =>
        new(SourceKind, source, JsonSerializer.SerializeToUtf8Bytes(sequence, StaffingJson.Default.Int64));

    private static CoverPayload Write(long rank, TenantCover cover) =>
        new(
            rank,
            cover.Link.Value,
            cover.ExpiresAt,
            cover.AutoAdd,
            cover.RetainedThrough,
            cover.Assigned.ToDictionary(a => a.Key.Value, a => a.Value.Value, StringComparer.Ordinal),
            [.. cover.Excluded.Select(u => u.Value)]);

    private static TenantCover Read(CoverPayload cover) =>
        new(new LinkId(cover.Link ?? Guid.Empty), cover.ExpiresAt, cover.AutoAdd, cover.RetainedThrough)
        {
            Assigned = cover.Assigned.ToImmutableDictionary(a => UserId.Parse(a.Key), a => new MembershipId(a.Value)),
            Excluded = [.. cover.Excluded.Select(UserId.Parse)],
        };
}
