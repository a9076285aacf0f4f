using CsCheck;
using OrleansTenancy.Domain.Catalogue;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Catalogue;

/// <summary>The bits against sets of numbers; sets of one, two and three words meet each other.</summary>
public sealed class ScopeSetTests
{
    private static readonly ScopeCatalogue Catalogue = ScopeCatalogue.BuiltIn;

    private static readonly Gen<HashSet<int>> Numbers =
        Gen.OneOf(5, 63, 64, 127, 128, 171)
            .SelectMany(last => Gen.Int[0, last].List[0, 40])
            .Select(list => list.ToHashSet());

    [Fact]
    public void Union_intersection_and_difference_are_those_of_sets() =>
        Gen.Select(Numbers, Numbers).Sample((a, b) =>
            Same(a.Union(b), Of(a).Union(Of(b)))
            && Same(a.Intersect(b), Of(a).Intersect(Of(b)))
            && Same(a.Except(b), Of(a).Except(Of(b))));

    [Fact]
    public void Subset_and_equality_are_those_of_sets_and_equal_sets_have_one_hash() =>
        Gen.Select(Numbers, Numbers, Gen.Bool).Sample((a, other, within) =>
        {
            // Two random sets are hardly ever one inside the other, so half of the time one is made so.
            var b = within ? [.. a.Union(other)] : other;
            var (x, y) = (Of(a), Of(b));
            return x.IsSubsetOf(y) == a.IsSubsetOf(b)
                && y.IsSubsetOf(x) == b.IsSubsetOf(a)
                && x.Equals(y) == a.SetEquals(b)
                && (!x.Equals(y) || x.GetHashCode() == y.GetHashCode())
                && x.Equals(y) == (x.IsSubsetOf(y) && y.IsSubsetOf(x));
        });

    [Fact]
    public void The_laws_hold_that_decisions_rest_on() =>
        Gen.Select(Numbers, Numbers, Numbers).Sample((one, two, three) =>
        {
            var (a, b, c) = (Of(one), Of(two), Of(three));
            return a.Union(b).Equals(b.Union(a))
                && a.Union(b).Union(c).Equals(a.Union(b.Union(c)))
                && a.Intersect(b.Union(c)).Equals(a.Intersect(b).Union(a.Intersect(c)))
                && a.Union(a).Equals(a)
                && a.Except(b).Intersect(b).Equals(ScopeSet.Empty)
                && a.Except(b).Union(a.Intersect(b)).Equals(a)
                && a.Intersect(b).IsSubsetOf(a)
                && a.IsSubsetOf(a.Union(b))
                && ScopeSet.Empty.IsSubsetOf(a);
        });

    [Fact]
    public void No_operation_changes_the_sets_it_is_given() =>
        Gen.Select(Numbers, Numbers).Sample((one, two) =>
        {
            var (a, b) = (Of(one), Of(two));
            _ = (a.Union(b), a.Intersect(b), a.Except(b));
            return Same(one, a) && Same(two, b);
        });

    [Theory]
    [InlineData(-1)]
    [InlineData(-64)]
    [InlineData(int.MinValue)]
    [InlineData(192)]
    [InlineData(int.MaxValue)]
    public void A_number_that_no_catalogue_gave_is_in_no_set(int number) => Assert.False(Catalogue.All.Contains(number));

    private static ScopeSet Of(IEnumerable<int> numbers) => Catalogue.SetOf(numbers.Select(n => Catalogue.Scopes[n].Name));

    private static bool Same(IEnumerable<int> expected, ScopeSet set)
    {
        var numbers = expected.ToHashSet();
        return set.Count == numbers.Count
            && set.IsEmpty == (numbers.Count == 0)
            && Enumerable.Range(0, Catalogue.Count).All(n => set.Contains(n) == numbers.Contains(n));
    }
}
