using Xunit;

namespace OrleansTenancy.Architecture.Tests;

public sealed class SourceRulesTests
{
    [Fact]
    public void Files_and_lines_are_short() => Holds(SourceTree.Files, SourceRules.Sizes);

    [Fact]
    public void Methods_are_short() => Holds(SourceTree.Files, SourceRules.Methods);

    [Fact]
    public void Nothing_sleeps() => Holds(SourceTree.Files, SourceRules.Sleeps);

    [Fact]
    public void Nothing_is_left_over() => Holds(SourceTree.Files, SourceRules.Leftovers);

    [Fact]
    public void Routes_ask_about_their_caller_as_the_token_says() =>
        Holds(SourceTree.Product, SourceRules.CallerQuestions);

    [Fact]
    public void Namespaces_are_folders() => Holds(SourceTree.ProductAndLoad, SourceRules.Namespaces);

    [Fact]
    public void Types_are_named_for_what_they_are() => Holds(SourceTree.ProductAndLoad, SourceRules.Names);

    [Fact]
    public void One_class_stands_in_a_file() => Holds(SourceTree.ProductAndLoad, SourceRules.TypesPerFile);

    [Fact]
    public void Each_rule_finds_what_it_is_for()
    {
        var method = string.Concat(Enumerable.Repeat("        x();\n", 61));
        var bad = new SourceFile(
            Path.Combine("src", "OrleansTenancy.Domain", "Bad.cs"),
            $$"""
            namespace OrleansTenancy.Elsewhere;
            public sealed class LinkManager
            {
                public void M()
                {
            {{method}}    }

                // TODO later
                // return x;
                var may = grains.Person(caller.User).Standing(partner);
                private void S() => Thread.Sleep(1); {{new string(' ', 120)}}
            }
            public sealed class Second
            {
            }
            """ + string.Concat(Enumerable.Repeat("\n", 300)));

        Assert.Equal(2, SourceRules.Sizes(bad).Count());
        Assert.Single(SourceRules.Methods(bad));
        Assert.Single(SourceRules.Sleeps(bad));
        Assert.Equal(2, SourceRules.Leftovers(bad).Count());
        Assert.Single(SourceRules.CallerQuestions(bad));
        Assert.Single(SourceRules.Namespaces(bad));
        Assert.Single(SourceRules.Names(bad));
        Assert.Single(SourceRules.TypesPerFile(bad));
    }

    private static void Holds(IEnumerable<SourceFile> files, Func<SourceFile, IEnumerable<string>> rule)
    {
        var checkedFiles = files.ToArray();
        Assert.True(checkedFiles.Length > 100, "the files were not found");
        var broken = checkedFiles.SelectMany(rule).ToArray();
        Assert.True(broken.Length == 0, string.Join(Environment.NewLine, broken));
    }
}
