using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Features.Guides;

/// <summary>The form in which guides are written, exported and kept.</summary>
public sealed class GuideFileTests
{
    [Fact]
    public void A_thousand_guides_come_out_as_they_went_in()
    {
        var random = new Random(20_261_123);
        for (var at = 0; at < 1000; at++)
        {
            var guide = Any(random);
            var file = GuideFile.Write(guide);
            var reading = GuideFile.Read(file);
            Assert.True(reading.Text is not null, $"guide {at}: {string.Join(", ", reading.Faults)}\n{file}");
            Assert.Equal(file, GuideFile.Write(reading.Text));
            Assert.Equal(guide.Head.Links, reading.Text.Head.Links);
            Assert.Equal(guide.Parts.Select(part => part.Name), reading.Text.Parts.Select(part => part.Name));
            Assert.Equal(guide.Blocks.Select(block => (block.Zh, block.En, block.ZhOn, block.EnOn)), reading.Text.Blocks.Select(block => (block.Zh, block.En, block.ZhOn, block.EnOn)));
        }
    }

    [Fact]
    public void Every_guide_of_the_release_can_be_read_and_comes_out_to_the_byte()
    {
        foreach (var name in ContentFiles.Names("guides", ".md"))
        {
            var file = ContentFiles.Read(name);
            var reading = GuideFile.Read(file);
            Assert.True(reading.Text is not null, $"{name}: {string.Join("; ", reading.Faults)}");
            Assert.Equal(file, GuideFile.Write(reading.Text));
        }
    }

    [Fact]
    public void The_release_names_nothing_that_is_not_there()
    {
        var files = ContentFiles.All.ToDictionary(name => name, ContentFiles.Read, StringComparer.Ordinal);
        var read = GuidesLoader.Read(new ContentLoading(files, new Dictionary<string, string>(), ReleasedLedger.Current));
        Assert.Equal(ContentFiles.Names("guides", ".md").Count(), read.Count);
    }

    [Theory]
    [InlineData("kind: policy", "kind: rumour", 3, GuideFaultKind.Value)]
    [InlineData("level: national\n", "", 7, GuideFaultKind.Field)]
    [InlineData("audience: [foreigner]", "audience: [martian]", 9, GuideFaultKind.Value)]
    [InlineData("audience: [foreigner]", "audience: [ foreigner ]", 9, GuideFaultKind.Spelling)]
    [InlineData("number: ", "number:  ", 6, GuideFaultKind.Spelling)]
    [InlineData("review_on: 2099-01-01", "review_on: 2099-02-30", 20, GuideFaultKind.Value)]
    [InlineData("place: cn", "place: 999999", 8, GuideFaultKind.Value)]
    [InlineData("::: block what", "::: block What", 31, GuideFaultKind.Mark)]
    [InlineData("zh=2026-11-01", "zh=yesterday", 31, GuideFaultKind.Mark)]
    [InlineData("## en\n", "## fr\n", 35, GuideFaultKind.Heading)]
    [InlineData("### The total", "## The total", 36, GuideFaultKind.Heading)]
    [InlineData("{v:t.max}。", "{v:}。", 34, GuideFaultKind.Token)]
    [InlineData("\n:::\n", "\n", 38, GuideFaultKind.Open)]
    [InlineData("---\n::: block", "---\nA stray line.\n::: block", 31, GuideFaultKind.Stray)]
    public void A_fault_is_told_with_its_line(string was, string now, int line, GuideFaultKind kind)
    {
        var good = GuideFile.Write(GuideScene.Text("sample"));
        Assert.Contains(was, good, StringComparison.Ordinal);
        var at = good.IndexOf(was, StringComparison.Ordinal);
        var reading = GuideFile.Read(good[..at] + now + good[(at + was.Length)..]);
        Assert.Null(reading.Text);
        Assert.Contains(reading.Faults, fault => fault.Line == line && fault.Kind == kind);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        var file = GuideFile.Write(GuideScene.Text("sample")).Replace("kind: policy", "kind: x", StringComparison.Ordinal).Replace("source_date: 2026-02", "source_date: soon", StringComparison.Ordinal).Replace("{v:t.max}", "{v:T}", StringComparison.Ordinal);
        Assert.Equal([3, 17, 34, 37], GuideFile.Read(file).Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void What_nobody_knows_is_told_with_its_line()
    {
        var head = GuideScene.Text("sample").Head with { Related = ["nowhere"], Rules = ["no.rule"], Source = "S0" };
        var guide = new GuideText(head, [
            GuideScene.Block("what", "一\n二{v:t.none}[三](guides/gone)", "{n:t.rule}{c:t.max,t.other}{term:nonsense}"), new GuideRule("no.table", RuleShape.Table)]);
        var read = GuideFile.Read(GuideFile.Write(guide)).Text!;
        var known = new GuideKnown(code => code == "T1", code => code is "t.max" or "t.rule", code => code == "t.max", _ => false, key => key == "sample", _ => false);
        Assert.Equal(
            [
                (15, GuideFaultKind.Source, "S0"), (24, GuideFaultKind.Guide, "nowhere"), (25, GuideFaultKind.Rule, "no.rule"), (34, GuideFaultKind.Claim, "t.none"), (34, GuideFaultKind.Guide, "gone"), (36, GuideFaultKind.Figure, "t.rule"),
                (36, GuideFaultKind.Claim, "t.other"), (36, GuideFaultKind.Term, "nonsense"), (38, GuideFaultKind.Rule, "no.table"),
            ],
            GuideBodies.Unknown(read, known).Select(fault => (fault.Line, fault.Kind, fault.Subject)));
    }

    [Fact]
    public void Editing_the_Chinese_of_one_block_marks_that_one_alone()
    {
        var (one, two) = (GuideScene.Block("one", "一", "one"), GuideScene.Block("two", "二", "two"));
        var today = new DateOnly(2026, 12, 3);
        var edited = one.With("壹", "one", today);
        Assert.Equal((today, null), (edited.BehindSince(Language.English), edited.BehindSince(Language.Chinese)));
        Assert.Equal((null, null), (two.With("二", "two", today).BehindSince(Language.English), two.BehindSince(Language.Chinese)));
        Assert.Null(edited.With("壹", "One", today).BehindSince(Language.English));
    }

    private static GuideText Any(Random random)
    {
        var head = GuideHead.Empty with
        {
            Key = Key(), Kind = One<GuideKind>(), Issuer = new(Maybe("机关"), Maybe("Office: of “x”")), Number = Maybe("〔2026〕1号"), Level = One<GuideLevel>(), Place = random.Next(2) == 0 ? null : "350100", Audience = Some(GuideWordLists.Audiences),
            Topics = Some(GuideWordLists.Topics), Status = One<LegalStatus>(), AnnouncedOn = Day(), EffectiveOn = null, ExpiresOn = Day(), Source = Maybe("S1"), SourceUrl = Maybe("https://a.example/?b=c&d=e#f"), SourceDate = Maybe("2026-02"),
            VerifiedOn = Day(), VerifiedBy = Maybe("A. Person"), ReviewOn = Day(), Supersedes = Some([Key(), Key() + "-b"]), Amends = Some(["x-y"]), Related = Some(["aa", "bb", "cc"]), Rules = Some(["cn.work-permit.points"]),
            Title = new("标题：" + Key(), "Title: " + Key()), Summary = new("说明。", "It says."),
        };
        return new(head, [.. Enumerable.Range(0, random.Next(1, 8)).Select(Part)]);

        GuidePart Part(int at) => random.Next(5) == 0
            ? new GuideRule($"r.{at}", One<RuleShape>()) { Gap = random.Next(3) }
            : new GuideBlock($"b-{at}", Some(GuideWordLists.Audiences), Body("中文{v:t.max}"), Body("English {c:a,b}"), Day() ?? new(2026, 1, 1), Day() ?? new(2026, 1, 2)) { Gap = random.Next(3) };

        string Body(string words) => string.Join('\n', Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(6) switch { 0 => "", 1 => "### " + words, 2 => "| a | b |", 3 => "- " + words, 4 => "  " + words + "  ", _ => words }).Append(words));

        string Key() => "k" + new string([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)('a' + random.Next(26)))]);

        string? Maybe(string text) => random.Next(2) == 0 ? null : text;

        DateOnly? Day() => random.Next(2) == 0 ? null : new DateOnly(2000, 1, 1).AddDays(random.Next(20_000));

        List<string> Some(IReadOnlyList<string> words) => [.. words.Where(_ => random.Next(3) == 0)];

        T One<T>()
            where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
    }
}

/// <summary>How a text stands on a day.</summary>
public sealed class GuideStandingTests
{
    private static readonly DateOnly Start = new(2017, 4, 1);
    private static readonly DateOnly End = new(2025, 11, 30);

    [Theory]
    [InlineData(LegalStatus.InForce, -1, GuideStanding.Announced)]
    [InlineData(LegalStatus.InForce, 0, GuideStanding.InForce)]
    [InlineData(LegalStatus.Superseded, 0, GuideStanding.InForce)]
    [InlineData(LegalStatus.Announced, 0, GuideStanding.Announced)]
    [InlineData(LegalStatus.DraftForComment, 0, GuideStanding.DraftForComment)]
    public void Before_it_begins_it_is_announced_and_from_its_first_day_on_it_holds(LegalStatus status, int days, GuideStanding standing) => Assert.Equal(standing, new GuideTerm(status, Start, End).On(Start.AddDays(days)));

    [Theory]
    [InlineData(LegalStatus.InForce, GuideStanding.Lapsed)]
    [InlineData(LegalStatus.Repealed, GuideStanding.Repealed)]
    [InlineData(LegalStatus.Superseded, GuideStanding.Superseded)]
    public void On_its_last_day_it_holds_and_on_the_next_it_is_over(LegalStatus status, GuideStanding after)
    {
        var term = new GuideTerm(status, Start, End);
        Assert.Equal((GuideStanding.InForce, false), (term.On(End), term.IsOver(End)));
        Assert.Equal((after, true), (term.On(End.AddDays(1)), term.IsOver(End.AddDays(1))));
    }

    [Fact]
    public void The_successor_is_the_head_of_the_chain_and_no_chain_bites_its_tail()
    {
        var followed = new Dictionary<string, IReadOnlyList<string>> { ["c"] = ["b"], ["b"] = ["a"], ["a"] = [], ["x"] = ["y"], ["y"] = ["x"] };
        Assert.Equal("c", Successors.Of("a", followed));
        Assert.Null(Successors.Of("c", followed));
        Assert.Equal("y", Successors.Of("x", followed));
        Assert.True(Successors.IsCircle("x", followed));
        Assert.False(Successors.IsCircle("c", followed));
    }
}
