using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Contracts.Wire;

/// <summary>What a command answers: the value that is now in force, or a refusal with nothing changed.</summary>
/// <typeparam name="T">The value of success.</typeparam>
[GenerateSerializer, Immutable, Alias("tenancy.reply`1")]
public sealed record Reply<T>
    where T : class
{
    private Reply(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The value, when the rule agreed.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why the rule said no, else null.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>Whether the rule said no.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The rule agreed.</summary>
    public static Reply<T> Done(T value) => new(value, null);

    /// <summary>The rule said no.</summary>
    public static Reply<T> Refused(Refusal refusal) => new(null, refusal);

    /// <summary>The rule said no.</summary>
    public static Reply<T> Refused(string code, string detail) => new(null, new Refusal(code, detail));
}

/// <summary>The value of a command that has nothing more to say than that it is in force.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.Done)]
public sealed record Done
{
    /// <summary>The one value.</summary>
    public static Done Instance { get; } = new();
}
