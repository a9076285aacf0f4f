using OrleansTenancy.Domain.Operations;
using OrleansTenancy.Domain.Outcomes;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Operations;

/// <summary>Which command with an idempotency key is the first, which a repeat, which another one.</summary>
public sealed class OperationRulesTests
{
    private static readonly DateTimeOffset Used = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(false, true, "a", OperationVerdict.New)]
    [InlineData(true, true, "a", OperationVerdict.Repeat)]
    [InlineData(true, true, "b", OperationVerdict.Reused)]
    [InlineData(true, false, "a", OperationVerdict.New)]
    [InlineData(true, false, "b", OperationVerdict.Reused)]
    public void X_11_a_command_is_judged_by_its_key_and_what_it_asks_for(
        bool known, bool answered, string fingerprint, OperationVerdict expected)
    {
        var facts = known ? new OperationFacts("a", Used, answered) : null;
        Assert.Equal(expected, OperationRules.Judge(facts, fingerprint, Used));
    }

    [Theory]
    [InlineData(-1, OperationVerdict.Repeat, OperationVerdict.Reused)]
    [InlineData(0, OperationVerdict.New, OperationVerdict.New)]
    public void X_11_a_key_counts_until_the_last_tick_of_its_day(
        long ticks, OperationVerdict same, OperationVerdict other)
    {
        var facts = new OperationFacts("a", Used, true);
        var at = Used.AddHours(24).AddTicks(ticks);
        Assert.Equal(same, OperationRules.Judge(facts, "a", at));
        Assert.Equal(other, OperationRules.Judge(facts, "b", at));
    }

    [Theory]
    [InlineData(OperationVerdict.New, null)]
    [InlineData(OperationVerdict.Repeat, null)]
    [InlineData(OperationVerdict.Reused, RefusalCodes.IdempotencyKeyReused)]
    [InlineData(OperationVerdict.Full, RefusalCodes.LimitReached)]
    public void X_11_what_is_refused_has_its_code(OperationVerdict verdict, string? code) =>
        Assert.Equal(code, OperationRules.Refuse(verdict)?.Code);
}
