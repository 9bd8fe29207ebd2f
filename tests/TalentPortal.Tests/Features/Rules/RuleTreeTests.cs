using System.Text.Json.Nodes;
using TalentPortal.Features.Rules;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>Documents as the editor's rows change them.</summary>
public sealed class RuleTreeTests
{
    private static readonly FactCatalogue Facts = FactCatalogue.Released;

    private static IEnumerable<string> Released => ContentFiles.All.Where(name => name.StartsWith("rules/", StringComparison.Ordinal)).Select(ContentFiles.Read);

    [Fact]
    public void Every_rule_of_the_release_can_be_shown_in_rows_and_is_the_same_when_it_comes_back()
    {
        var vocabulary = RuleVocabulary.Of(Facts, ReleasedLedger.Current.ParameterBook);
        foreach (var text in Released)
        {
            var root = RuleTree.Parse(text)!;
            var (before, after) = (RuleReader.Read(text, vocabulary).Document!, RuleReader.Read(RuleTree.Write(root), vocabulary).Document!);
            Assert.Equal(RuleWriter.DigestOf(before), RuleWriter.DigestOf(after));
            foreach (var test in RuleProgram.Compile(before).Tests)
            {
                var node = At(root, test.Head.Path);
                Assert.Equal(test.Head.Path, RuleTree.PathOf(node));
                Assert.NotNull(RuleTree.KindOf(node));
                if (test is FactTest fact) Assert.Contains(FactRows.OperatorOf((JsonObject)node)!, FactRows.OperatorsOf(fact.Fact));
                if (test is Comparison) Assert.All((JsonArray)((JsonObject)node)[RuleTree.Comparisons.First(((JsonObject)node).ContainsKey)]!, side => Assert.NotNull(RuleTree.AmountKindOf(side)));
            }
        }
    }

    [Fact]
    public void Each_operator_of_each_fact_is_one_that_rules_may_use_with_the_value_it_begins_with()
    {
        foreach (var fact in Facts)
        {
            foreach (var op in FactRows.OperatorsOf(fact))
            {
                var row = new JsonObject { ["fact"] = fact.Code, [op] = FactRows.Blank(fact, op) };
                var faults = RuleReader.Read(RuleScene.Document(row.ToJsonString()), RuleScene.Vocabulary).Faults;
                // What is still to be chosen is told as a value; the form is right.
                Assert.DoesNotContain(faults, fault => fault.Code is "operator" or "type" or "unknown");
            }
        }
    }

    [Fact]
    public void A_row_keeps_what_it_says_of_itself_and_what_stands_below_it_when_it_becomes_another()
    {
        var root = RuleTree.Parse(RuleScene.Document("""{"all":[{"fact":"age","le":40},{"fact":"degree","ge":"bachelor"}],"say":{"zh":"z","en":"e"},"claims":["c"]}"""))!;
        var node = (JsonObject)root["when"]!;
        RuleTree.Become(node, "any", Facts);
        Assert.Equal("""{"say":{"zh":"z","en":"e"},"claims":["c"],"any":[{"fact":"age","le":40},{"fact":"degree","ge":"bachelor"}]}""", node.ToJsonString());
        RuleTree.Become(node, "not", Facts);
        Assert.Equal("""{"all":[{"fact":"age","le":40},{"fact":"degree","ge":"bachelor"}]}""", node["not"]!.ToJsonString());
    }

    [Fact]
    public void Rows_are_put_below_others_taken_out_of_them_moved_and_removed_where_they_stand()
    {
        var root = RuleTree.Parse(RuleScene.Document("""{"all":[{"fact":"age","le":40},{"fact":"degree","ge":"bachelor"},{"fact":"first_return","is":true}]}"""))!;
        var list = (JsonArray)root["when"]!["all"]!;
        RuleTree.Wrap((JsonObject)list[1]!, "any");
        Assert.Equal("/when/all/1/any/0", RuleTree.PathOf(list[1]!["any"]![0]));
        Assert.True(RuleTree.Unwrap((JsonObject)list[1]!));
        Assert.Equal("degree", (string?)list[1]!["fact"]);
        RuleTree.Move(list[2]!, -1);
        Assert.Equal(["age", "first_return", "degree"], list.Select(one => (string?)one!["fact"]));
        Assert.False(RuleTree.CanMove(list[0]!, -1));
        RuleTree.Remove(list[0]!);
        Assert.Equal(["first_return", "degree"], list.Select(one => (string?)one!["fact"]));
        // A group of several cannot take the place of one condition.
        Assert.False(RuleTree.Unwrap((JsonObject)root["when"]!));
        Assert.Empty(RuleReader.Read(RuleTree.Write(root), RuleScene.Vocabulary).Faults);
    }

    [Fact]
    public void What_is_no_number_stays_where_it_was_typed_and_is_told_there()
    {
        var root = RuleTree.Parse(RuleScene.Document("""{"fact":"age","le":40}"""))!;
        var node = (JsonObject)root["when"]!;
        node["le"] = FactRows.Value(Facts["age"], "forty");
        Assert.Equal(("/when/le", "value"), Assert.Single(RuleReader.Read(RuleTree.Write(root), RuleScene.Vocabulary).Faults) is var fault ? (fault.Path, fault.Code) : default);
        Assert.Contains("forty", RuleTree.Write(root), StringComparison.Ordinal);
        FactRows.Ask(node, Facts["degree"]);
        Assert.Equal("""{"fact":"degree","le":"none"}""", node.ToJsonString());
    }

    private static JsonNode At(JsonNode root, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, name) => node is JsonArray list ? list[int.Parse(name, null)]! : node[name]!);
}
