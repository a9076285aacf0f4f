using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tenants;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Tenants;

public sealed class TenantLifeTests
{
    private static readonly CommandStamp Stamp = new(UserId.Parse("op"), new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private static readonly UserId Ada = UserId.Parse("ada");
    private static readonly TenantFacts Acme = Born(null, 1);

    [Fact]
    public void X_3_a_tenant_begins_with_one_permanent_administrator() => Assert.Equal([Ada], Acme.Admins);

    [Fact]
    public void ID_18_a_name_that_is_in_use_is_refused() =>
        Assert.Equal(RefusalCodes.TenantExists, Create(Acme, 2).Refusal?.Code);

    [Fact]
    public void ID_27_a_deleted_tenant_keeps_nothing_but_its_counters()
    {
        var gone = TenantRules.Delete(Acme, null, Stamp.At).Value!.Next;

        Assert.Equal(TenantState.Deleted, gone.Policy.State);
        Assert.Empty(gone.Admins);
        Assert.Empty(gone.DisplayName);
        Assert.Equal(RefusalCodes.TenantUnknown, TenantRules.Delete(gone, null, Stamp.At).Refusal?.Code);
    }

    [Fact]
    public void A_new_life_has_another_uid_and_a_version_that_goes_on()
    {
        var gone = TenantRules.Delete(Acme, null, Stamp.At).Value!.Next;
        var again = Born(gone, 2);

        Assert.NotEqual(Acme.Policy.Uid, again.Policy.Uid);
        Assert.True(again.Policy.Version > gone.Policy.Version && gone.Policy.Version > Acme.Policy.Version);
    }

    [Fact]
    public void ID_25_a_partner_that_did_not_create_the_tenant_cannot_delete_it()
    {
        var partner = PartnerId.Parse("66666666-6666-4666-8666-666666666666");
        Assert.Equal(RefusalCodes.NotOwned, TenantRules.Delete(Acme, partner, Stamp.At).Refusal?.Code);
    }

    private static TenantFacts Born(TenantFacts? before, int life) => Create(before, life).Value!.Next;

    private static Outcome<TenantChange> Create(TenantFacts? before, int life) =>
        TenantRules.Create(
            before,
            new TenantBirth(TenantId.Parse("acme"), "Acme", Ada, null, null),
            new TenantUid(new Guid(life, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
            new LinkId(Guid.Empty),
            Stamp);
}
