using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Orleans;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Runtime;
using OrleansTenancy.Contracts.Wire;
using Xunit;

namespace OrleansTenancy.Architecture.Tests;

/// <summary>What is on the wire or in the store never changes its meaning.</summary>
public sealed class WireTests
{
    private const string Update = "TENANCY_UPDATE_CONTRACTS";
    private static readonly Assembly Contracts = typeof(WireAliases).Assembly;
    private static readonly Assembly Grains = typeof(OrleansTenancy.Grains.Hosting.TenancyHosting).Assembly;

    private static IEnumerable<Type> WireTypes => Contracts.GetTypes().Concat(Grains.GetTypes())
        .Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    // A record of a closed family inherits its parent's alias next to its own.
    private static string? AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    // One table, or one beside it where a feature brings many.
    private static string[] Aliases() =>
    [
        .. Contracts.GetTypes()
            .Where(t => t.Namespace == typeof(WireAliases).Namespace && t.Name.EndsWith("Aliases", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields())
            .Select(f => (string)f.GetRawConstantValue()!),
    ];

    [Fact]
    public void Every_wire_type_has_an_alias_of_its_own_out_of_the_list()
    {
        var listed = Aliases();
        Assert.Equal(listed.Length, listed.Distinct(StringComparer.Ordinal).Count());
        var used = WireTypes.ToDictionary(t => t, AliasOf);
        Assert.True(used.Count > 70);
        Assert.Equal([], used.Where(u => u.Value is null).Select(u => u.Key.Name));
        Assert.Equal([], used.GroupBy(u => u.Value).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal([], used.Where(u => !u.Key.IsGenericType).Select(u => u.Value).Except(listed));
        Assert.Equal([], listed.Except(used.Values));
    }

    [Fact]
    public void Every_grain_interface_and_method_has_an_alias()
    {
        foreach (var type in Contracts.GetTypes().Where(t => t.IsInterface && typeof(IGrain).IsAssignableFrom(t)))
        {
            Assert.NotNull(type.GetCustomAttribute<AliasAttribute>());
            var aliases = type.GetMethods().Select(m => m.GetCustomAttribute<AliasAttribute>()?.Alias).ToArray();
            Assert.All(aliases, alias => Assert.NotNull(alias));
            Assert.Equal(aliases.Length, aliases.Distinct().Count());
        }
    }

    [Fact]
    public void The_approved_contract_is_what_the_types_say()
    {
        var text = new StringBuilder("# alias: member ids. Never change a line; only add (see decisions).\n");
        foreach (var type in WireTypes.OrderBy(AliasOf, StringComparer.Ordinal))
        {
            var members = type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Select(m => (Id: m.GetCustomAttribute<IdAttribute>()?.Id, m.Name))
                .Where(m => m.Id is not null)
                .OrderBy(m => m.Id)
                .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Id}={m.Name}"))
                .ToArray();
            Assert.Equal(members.Length, members.Select(m => m.Split('=')[0]).Distinct().Count());
            text.Append(CultureInfo.InvariantCulture, $"{AliasOf(type)}: {string.Join(' ', members)}\n");
        }

        var file = Path.Combine(SourceTree.Root, "src", "OrleansTenancy.Contracts", "Wire", "approved-contract.txt");
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
        {
            File.WriteAllText(file, text.ToString());
        }

        Assert.True(
            text.ToString() == File.ReadAllText(file),
            $"a wire type has changed: if nothing was renumbered or reused, run this test with {Update}=1 and commit");
    }

    [Fact]
    public void Grains_are_internal_sealed_and_named_for_the_store()
    {
        var grains = Grains.GetTypes().Where(t => typeof(IGrainBase).IsAssignableFrom(t) && !t.IsAbstract).ToArray();
        Assert.True(grains.Length > 6);
        Assert.All(grains, g => Assert.True(g is { IsSealed: true, IsPublic: false }, g.Name));
        var types = grains.Select(g => g.GetCustomAttribute<GrainTypeAttribute>()).ToArray();
        Assert.DoesNotContain(null, types);
        var states = grains
            .SelectMany(g => g.GetConstructors().SelectMany(c => c.GetParameters()))
            .Select(p => p.GetCustomAttribute<PersistentStateAttribute>())
            .Where(s => s is not null)
            .ToArray();
        Assert.Equal(["invitation", "lives", "mail", "partner", "tenant", "user"], states.Select(s => s!.StateName).Order());
        Assert.All(states, s => Assert.Equal("tenancy", s!.StorageName));
    }

    [Fact]
    public void Grains_read_what_is_stored_wherever_they_begin()
    {
        // A grain that moves with its memory could take along what is not stored (decision 0012).
        var grains = Grains.GetTypes().Where(t => typeof(IGrainBase).IsAssignableFrom(t) && !t.IsAbstract);
        Assert.All(grains, g => Assert.Equal(ImmovableKind.Any, g.GetCustomAttribute<ImmovableAttribute>()?.Kind));
    }

    [Fact]
    public void Reads_that_interleave_say_why_that_is_safe()
    {
        var interleaving = SourceTree.Product.Where(f => f.Text.Contains("AlwaysInterleave", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(interleaving);
        Assert.All(interleaving, f => Assert.Contains("<remarks>", f.Text, StringComparison.Ordinal));
        var methods = Contracts.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<AlwaysInterleaveAttribute>() is not null);
        Assert.All(methods, m => Assert.DoesNotContain(m.Name, new[] { "Apply", "Put", "Append", "Purge", "Create", "Delete" }));
    }

    [Fact]
    public void Grain_keys_have_prefixes_of_their_own()
    {
        var tenant = OrleansTenancy.Domain.Identity.TenantId.Parse("x");
        var uid = new OrleansTenancy.Domain.Identity.TenantUid(Guid.Empty);
        var keys = new[]
        {
            tenant.GrainKey,
            OrleansTenancy.Domain.Identity.UserId.Parse("x").GrainKey,
            new OrleansTenancy.Domain.Identity.PartnerId(Guid.Empty).GrainKey,
            OrleansTenancy.Contracts.Directory.DirectoryKey.Partners,
            OrleansTenancy.Contracts.Notifications.InboxKey.For(new OrleansTenancy.Domain.Identity.PartnerId(Guid.Empty)),
            OrleansTenancy.Contracts.Operations.OperationsKey.For(OrleansTenancy.Domain.Identity.UserId.Parse("x")),
            OrleansTenancy.Contracts.Devices.ShardKey.ForFleet(tenant, uid),
            new OrleansTenancy.Contracts.Devices.ShardKey(tenant, uid, 0).ToString(),
            new OrleansTenancy.Domain.Identity.InvitationId(Guid.Empty).GrainKey,
            OrleansTenancy.Domain.Audit.AuditChain.Of(tenant, uid),
            new OrleansTenancy.Contracts.Mail.MailOrder(Guid.Empty, "", default, ImmutableDictionary<string, string>.Empty, default, default).GrainKey,
        };
        Assert.Equal(keys.Length, keys.Select(k => k.Split('/')[0]).Distinct().Count());
    }
}
