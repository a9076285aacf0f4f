using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using OrleansTenancy.Contracts.Wire;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Wire;

/// <summary>Between silos everything is bytes: whatever stands in a grain interface must have a codec, down to its last part.</summary>
public sealed class CodecTests
{
    [Fact]
    public void Everything_that_crosses_silos_has_a_codec()
    {
        var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var codecs = services.GetRequiredService<ICodecProvider>();
        var seen = new HashSet<Type>();
        var methods = typeof(WireAliases).Assembly.GetTypes()
            .Where(t => t.IsInterface && typeof(IGrain).IsAssignableFrom(t))
            .SelectMany(t => t.GetMethods());
        foreach (var method in methods)
        {
            Visit(method.ReturnType, seen);
            Array.ForEach(method.GetParameters(), p => Visit(p.ParameterType, seen));
        }

        Assert.True(seen.Count > 80, $"only {seen.Count} types were found");
        foreach (var type in seen.Where(t => !t.IsInterface))
        {
            Assert.True(codecs.TryGetCodec(type) is not null, $"{type} has no codec");
        }
    }

    // Through the parts of generic types, the members of our own types, and the members of a closed family.
    private static void Visit(Type type, HashSet<Type> seen)
    {
        var isTask = type == typeof(Task) || (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));
        if (!isTask && !seen.Add(type))
        {
            return;
        }

        foreach (var part in type.GenericTypeArguments)
        {
            Visit(part, seen);
        }

        if (type.HasElementType)
        {
            Visit(type.GetElementType()!, seen);
        }

        if (type.Namespace?.StartsWith("OrleansTenancy", StringComparison.Ordinal) != true || type.IsEnum)
        {
            return;
        }

        foreach (var member in type.GetProperties().Where(p => p is { CanWrite: true } && p.GetIndexParameters().Length == 0))
        {
            Visit(member.PropertyType, seen);
        }

        foreach (var kind in type.Assembly.GetTypes().Where(t => t.BaseType == type))
        {
            Visit(kind, seen);
        }
    }
}
