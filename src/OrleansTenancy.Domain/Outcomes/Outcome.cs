using System.Diagnostics.CodeAnalysis;

namespace OrleansTenancy.Domain.Outcomes;

/// <summary>What a rule answers to a command: a new value, or a refusal with nothing changed.</summary>
/// <typeparam name="T">The value of success.</typeparam>
public readonly record struct Outcome<T>
    where T : class
{
    private Outcome(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The value, when the rule agreed.</summary>
    public T? Value { get; }

    /// <summary>Why the rule said no, else null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the rule said no.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The rule agreed.</summary>
    public static Outcome<T> Done(T value) => new(value, null);

    /// <summary>The rule said no.</summary>
    public static Outcome<T> Refused(string code, string detail) => new(null, new Refusal(code, detail));

    /// <summary>Hands a refusal on to a caller that expects another type.</summary>
    public static Outcome<T> Refused(Refusal refusal) => new(null, refusal);
}
