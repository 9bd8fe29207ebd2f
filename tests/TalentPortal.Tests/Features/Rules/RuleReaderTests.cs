using System.Text;
using System.Text.Json.Nodes;
using TalentPortal.Features.Rules.Domain;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>What is let through reads back as itself; everything else is refused with its place, and never by an exception.</summary>
public sealed class RuleReaderTests(ITestOutputHelper output)
{
    private static IReadOnlyList<RuleFault> Faults(string text) => RuleReader.Read(text, RuleScene.Vocabulary).Faults;

    [Theory]
    [InlineData("""{"fact":"degree","ge":"bachelor"}""")]
    [InlineData("""{"id":"x.1","paper":"degree","claims":["a.b"],"say":{"zh":"z","en":"e"},"fact":"months","between":[3,6.5]}""")]
    [InlineData("""{"fact":"background","hasAll":["global_500","patent"]}""")]
    [InlineData("""{"fact":"background","count":2}""")]
    [InlineData("""{"fact":"place","within":["350100","list:western"]}""")]
    [InlineData("""{"fact":"former_national","is":true}""")]
    [InlineData("""{"fact":"post","in":["listed_b","other"]}""")]
    [InlineData("""{"fact":"graduated_on","ge":"2024-05"}""")]
    [InlineData("""{"during":["2026-01-01","2026-01-01"]}""")]
    [InlineData("""{"since":{"fact":"graduated_on"},"between":{"from":{"months":6},"to":{"years":2}}}""")]
    [InlineData("""{"ge":[{"div":[{"fact":"salary"},12]},{"mul":[{"param":"permit.salary.a_multiple"},{"param":"local_wage_month","at":{"fact":"place"},"or":{"fact":"wage"}}]}]}""")]
    [InlineData("""{"ge":[{"fact":"salary"},{"mul":[12,{"param":"local_wage_month","at":{"fact":"place"}}]}]}""")]
    [InlineData("""{"lt":[{"years":["2020-01-01",{"on":true}]},{"max":[{"floor":{"fact":"years"}},2]}]}""")]
    public void A_condition_is_read_and_written_back(string when)
    {
        var reading = RuleReader.Read(RuleScene.Document(when), RuleScene.Vocabulary);

        Assert.Empty(reading.Faults);
        var written = RuleWriter.Write(reading.Document!);
        Assert.Equal(written, RuleWriter.Write(RuleReader.Read(written, RuleScene.Vocabulary).Document!));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(when), JsonNode.Parse(RuleWriter.Write(reading.Document!.Eligibility!.When))), written);
    }

    [Theory]
    [InlineData("""{"fact":"degre","ge":"bachelor"}""", "/when/fact", "fact")]
    [InlineData("""{"fact":"degree","ge":"bachelors"}""", "/when/ge", "value")]
    [InlineData("""{"fact":"degree","above":"bachelor"}""", "/when", "operator")]
    [InlineData("""{"fact":"degree","ge":"bachelor","le":"master"}""", "/when", "operator")]
    [InlineData("""{"fact":"degree","ge":"bachelor","spelt":1}""", "/when/spelt", "unknown")]
    [InlineData("""{"fact":"former_national","ge":true}""", "/when/ge", "operator")]
    [InlineData("""{"fact":"former_national","is":"true"}""", "/when/is", "value")]
    [InlineData("""{"fact":"age","ge":"18"}""", "/when/ge", "value")]
    [InlineData("""{"fact":"age","ge":400}""", "/when/ge", "value")]
    [InlineData("""{"fact":"age","between":[45,18]}""", "/when/between", "order")]
    [InlineData("""{"fact":"background","has":"noble_title"}""", "/when/has", "value")]
    [InlineData("""{"fact":"place","within":"list:nowhere"}""", "/when/within", "place")]
    [InlineData("""{"fact":"place","within":["999999"]}""", "/when/within", "place")]
    [InlineData("""{"all":[]}""", "/when/all", "type")]
    [InlineData("""{"all":{"fact":"age","ge":18}}""", "/when/all", "type")]
    [InlineData("""{"atLeast":3,"of":[{"fact":"age","ge":18}]}""", "/when/atLeast", "range")]
    [InlineData("""{"unsure":{"met":{"fact":"age","ge":18},"notMet":{"fact":"age","lt":16}}}""", "/when/say", "missing")]
    [InlineData("""{"during":["2026-03-01","2026-01-01"]}""", "/when/during", "day")]
    [InlineData("""{"since":{"fact":"age"},"le":{"years":1}}""", "/when/since", "unit")]
    [InlineData("""{"since":{"fact":"graduated_on"},"le":{"years":1,"months":2}}""", "/when/le", "span")]
    [InlineData("""{"ge":[{"fact":"salary"},{"param":"local_wage_month","at":{"fact":"place"}}]}""", "/when/ge", "unit")]
    [InlineData("""{"ge":[{"fact":"salary"},{"fact":"years"}]}""", "/when/ge", "unit")]
    [InlineData("""{"ge":[{"mul":[{"fact":"salary"},{"fact":"years"}]},1]}""", "/when/ge/0/mul", "unit")]
    [InlineData("""{"ge":[{"fact":"graduated_on"},"2020-01-01"]}""", "/when/ge/0/fact", "unit")]
    [InlineData("""{"ge":[{"param":"local_wage_weekly"},1]}""", "/when/ge/0/param", "parameter")]
    [InlineData("""{"ge":[{"param":"local_wage_month","at":{"fact":"age"}},1]}""", "/when/ge/0/at", "place")]
    [InlineData("""{"rule":"other"}""", "/when", "operator")]
    [InlineData("""{"say":{"zh":"z"},"fact":"age","ge":18}""", "/when/say/en", "missing")]
    [InlineData("""{"any":[{"id":"a","fact":"age","ge":18},{"id":"a","fact":"age","ge":19}]}""", "/when/any/1/id", "twice")]
    [InlineData("""7""", "/when", "type")]
    public void Every_fault_is_told_with_its_place(string when, string path, string code) =>
        Assert.Contains(Faults(RuleScene.Document(when)), fault => fault.Path == path && fault.Code == code);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faults = Faults("""{"schema":1,"code":"Not a code","kind":"score","level":"nowhere","place":"000000","from":"soon","score":{"max":0,"parts":[{"id":"a","of":{"fact":"x"},"bands":[]}]}}""");

        Assert.Superset(new HashSet<string> { "/code", "/title", "/level", "/place", "/from", "/score/max", "/score/parts/0/title", "/score/parts/0/cap" }, faults.Select(fault => fault.Path).ToHashSet());
    }

    [Theory]
    [InlineData("""[{"from":0,"points":0},{"from":5,"points":3},{"from":5,"points":4}]""", "order")]
    [InlineData("""[{"from":5,"points":3},{"from":0,"points":4}]""", "order")]
    [InlineData("""[{"from":2,"points":3}]""", "gap")]
    [InlineData("""[{"from":0,"points":30}]""", "cap")]
    public void Bands_have_neither_gap_nor_overlap_and_keep_to_their_cap(string bands, string code) =>
        Assert.Contains(Faults(Points($$"""{"id":"a","title":{"zh":"z","en":"e"},"cap":20,"of":{"fact":"years"},"bands":{{bands}}}""")), fault => fault.Code == code);

    [Fact]
    public void What_is_too_large_is_refused()
    {
        var age = """{"fact":"age","ge":18}""";
        string Deep(int depth) => string.Concat(Enumerable.Repeat("{\"not\":", depth)) + age + new string('}', depth);
        string Many(int count) => $$"""{"all":[{{string.Join(',', Enumerable.Repeat(age, count))}}]}""";

        Assert.Empty(Faults(RuleScene.Document(Deep(11))));
        Assert.Contains(Faults(RuleScene.Document(Deep(12))), fault => fault.Code == "depth");
        Assert.Empty(Faults(RuleScene.Document(Many(399))));
        Assert.Contains(Faults(RuleScene.Document(Many(400))), fault => fault.Code == "nodes");
        Assert.Contains(Faults(RuleScene.Document(age, more: "," + new string(' ', RuleDocument.BytesMax))), fault => fault.Code == "size");
        Assert.Equal("json", Assert.Single(Faults(RuleScene.Document(Deep(200)))).Code);
        Assert.Contains(Faults(Points(string.Join(',', Enumerable.Range(0, 41).Select(at => $$"""{"id":"p{{at}}","title":{"zh":"z","en":"e"},"cap":1,"take":{"fact":"bonus"} }""")))), fault => fault.Code == "parts");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"schema":1,"schema":1}""")]
    [InlineData("""{"schema":1,"code":"\ud800"}""")]
    [InlineData("""{"schema":2}""")]
    public void What_is_no_document_is_a_fault_and_no_exception(string text) => Assert.NotEmpty(Faults(text));

    [Fact]
    public void Documents_that_lead_back_to_themselves_are_found()
    {
        RuleDocument Doc(string code, string to) => RuleReader.Read(RuleScene.Document($$"""{"rule":"{{to}}","is":"met"}""", code), RuleScene.Vocabulary).Document!;
        var (shelf, faults) = RuleShelf.Of([Doc("a", "b"), Doc("b", "c"), Doc("c", "a"), Doc("d", "gone")]);

        Assert.Equal(["/a circle", "/b circle", "/c circle", "/d rule"], faults.Select(fault => $"{fault.Path} {fault.Code}").Order());
        Assert.Empty(shelf.Codes);
    }

    [Fact]
    public void Whatever_is_written_reads_back_as_itself_and_the_order_of_members_does_not_matter() => RuleScene.Holds(output, random =>
    {
        var text = random.Next(3) == 0 ? RandomRules.Score(random) : RuleScene.Document(RandomRules.Condition(random, 5));
        var document = RuleReader.Read(text, RandomRules.Vocabulary).Document;
        if (document is null) return RuleReader.Read(text, RandomRules.Vocabulary).Faults.All(fault => fault.Code is "nodes" or "depth");
        var written = RuleWriter.Write(document);
        var shuffled = Shuffled(JsonNode.Parse(text)!, random).ToJsonString();
        return RuleWriter.Write(RuleReader.Read(written, RandomRules.Vocabulary).Document!) == written
            && RuleWriter.DigestOf(RuleReader.Read(shuffled, RandomRules.Vocabulary).Document!) == RuleWriter.DigestOf(document);
    });

    [Fact]
    public void A_broken_text_is_refused_or_read_but_never_thrown_at() => RuleScene.Holds(output, random =>
    {
        var text = new StringBuilder(random.Next(2) == 0 ? RandomRules.Score(random) : RuleScene.Document(RandomRules.Condition(random, 3)));
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0: text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)); break;
                case 1: text.Insert(at, ((string[])["{", "}", "[", "]", "\"", ",", "null", "-1", "1e99", "0.000000001", "\\ud800", "fact"])[random.Next(12)]); break;
                case 2: text[at] = (char)random.Next(32, 127); break;
                default: text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 20), text.Length - at))); break;
            }

            if (text.Length == 0) break;
        }

        var reading = RuleReader.Read(text.ToString(), RandomRules.Vocabulary);
        if (reading.Document is null) return reading.Faults.Count > 0;
        // What was let through can be evaluated.
        var result = Evaluation.Of(RuleProgram.Compile(reading.Document), RandomRules.Sheet(RandomRules.Answers(random, 50)), RandomRules.Day(random), RuleShelf.Empty, RandomRules.Book);
        return result.Stamp.Digest.Length == 16;
    });

    private static string Points(string parts) =>
        $$"""{"schema":1,"code":"x","kind":"score","title":{"zh":"t","en":"t"},"level":"national","place":"cn","from":"2000-01-01","score":{"max":100,"parts":[{{parts}}],"classes":[]} }""".Replace(",\"classes\":[]", "", StringComparison.Ordinal);

    private static JsonNode Shuffled(JsonNode node, Random random) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(_ => random.Next()).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Shuffled(member.Value!, random))).ToList()),
        JsonArray list => new JsonArray([.. list.Select(one => Shuffled(one!, random))]),
        _ => node.DeepClone(),
    };
}
