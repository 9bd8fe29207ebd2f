using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>Reading and writing of a Europass, without a database.</summary>
public sealed class EuropassRoundTripTests
{
    private static readonly Guid Id = Guid.Parse("019aaaaa-0000-7000-8000-000000000001");

    [Fact]
    public void What_has_a_place_is_read_in_the_ways_in_which_it_is_written()
    {
        var reading = ResumeFile.Read(EuropassSample.Candidate);
        Assert.Empty(reading.Problems);
        Assert.Equal(Provenance.Europass, reading.Source);
        Assert.Equal(
            [("CountryCode", "PT"), ("Email", "ana.costa@example.org"), ("Name", "Ana Rita Costa"), ("Phone", "+351 210 000 000"), ("Summary", "Optics & lasers.\n\nTen years in industry.")],
            reading.Basics.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(
            """
            Education Institution=University of Porto Country=PT Level=master Degree=Mestrado em Física From=2005-09 To=2010-07
            Experience Organisation=Aperture Works Position=Senior engineer Location=Lisboa Country=PT From=2019-03-01 Summary=Built lamps. Highlights=First light|Two patents
            Experience Organisation=Aperture Works From=2015 To=2019-02-28 Summary=Measured lamps.
            Skill Name=Python
            Skill Name=Data Keywords=SQL|R
            Skill Name=Welding
            Skill Name=Office Keywords=Tables|Letters
            Skill Name=Mentoring
            Language Language=Portuguese Fluency=Native speaker
            Language Language=Mirandese Fluency=Native speaker
            Language Language=English Cefr=B2
            Language Language=German
            Publication Title=On lamps Publisher=Journal of Light Date=2014 Url=https://doi.org/10.1000/1 Summary=Short.
            Patent Title=Lamp Number=PT-1234 Office=INPI Summary=Shines.
            Grant Title=Light for all From=2012 Summary=Lamps for schools.
            Certificate Name=Laser safety Issuer=Safety House Date=2016-05 Url=https://example.org/laser
            """.ReplaceLineEndings("\n"), string.Join('\n', reading.Entries.Select(Line)));
    }

    [Fact]
    public void Every_field_comes_out_again_and_is_read_the_same()
    {
        var (first, written) = Turn(EuropassSample.Candidate);
        var (inside, outside) = (Leaves(XElement.Parse(EuropassSample.Candidate)), Leaves(XElement.Parse(written)));
        // Pictures and papers are left out, and that is said.
        var lost = inside.Where(pair => !pair.Key.Contains("EmbeddedData", StringComparison.Ordinal) && pair.Value > outside.GetValueOrDefault(pair.Key)).Select(pair => pair.Key).ToList();
        Assert.True(inside.Values.Sum() > 100, $"only {inside.Values.Sum()} fields");
        Assert.True(lost.Count == 0, string.Join('\n', lost) + "\n" + written);
        AssertSame(first, Turn(written).Reading);
    }

    [Theory]
    [InlineData("""<EducationLevelCode listName="EURES_ISCEDEducationLevel">6</EducationLevelCode>""", "bachelor")]
    [InlineData("""<EducationLevelCode listName="EURES_ISCEDEducationLevel">5</EducationLevelCode>""", "associate")]
    [InlineData("""<EducationLevelCode listName="EURES_EQF">EQF-7</EducationLevelCode>""", "master")]
    [InlineData("""<EducationLevelCode>EQF-8</EducationLevelCode>""", "doctor")]
    [InlineData("""<EducationLevelCode listName="EURES_EQF">5</EducationLevelCode>""", null)]
    [InlineData("""<EducationLevelCode listName="EURES_EQF">3</EducationLevelCode>""", null)]
    [InlineData("""<EducationLevelCode>6</EducationLevelCode>""", null)]
    [InlineData("""<EducationLevelCode listName="EURES_EQF">EQF-6</EducationLevelCode><EducationLevelCode listName="EURES_ISCEDEducationLevel">7</EducationLevelCode>""", "master")]
    public void A_level_counts_by_the_list_that_it_names(string code, string? degree)
    {
        var xml = EuropassSample.With($"<EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>A</hr:OrganizationName>{code}</EducationOrganizationAttendance></EducationHistory>");
        var (reading, written) = Turn(xml);
        Assert.Equal(degree, Assert.IsType<EducationFacts>(Assert.Single(reading.Entries).Facts).Level);
        AssertSame(reading, Turn(written).Reading);
        if (degree is null) Assert.Contains("EducationLevelCode", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_that_was_changed_replaces_what_it_was_read_from_and_one_that_was_removed_takes_it_along()
    {
        var reading = ResumeFile.Read(EuropassSample.Candidate);
        var entries = Kept(reading).Select(entry => entry.Content.Facts switch
        {
            ExperienceFacts { Summary: "Built lamps." } facts => entry with { Content = entry.Content with { Facts = facts with { Summary = null, Highlights = null, From = PartialDate.Read("2020") } } },
            EducationFacts facts => entry with { Content = entry.Content with { Facts = facts with { Level = "doctor" } } },
            LanguageFacts { Language: "English" } facts => entry with { Content = entry.Content with { Facts = facts with { Cefr = "C1" } } },
            _ => entry,
        });
        var basics = new Dictionary<string, string>(reading.Basics) { ["Phone"] = "+44 20 7946 0000", ["Name"] = "\u9648\u6d69" };
        basics.Remove("Summary");
        var written = Encoding.UTF8.GetString(EuropassWriter.Write(basics, entries, reading.Remainder, Id));
        foreach (var gone in new[] { "Built lamps", "First light", "2019-03-01", "EQF-7", "210 000 000", "ExecutiveSummary>&lt;p&gt;Optics", ">B2<" }) Assert.DoesNotContain(gone, written, StringComparison.Ordinal);
        var again = ResumeFile.Read(written);
        Assert.Equal(("+44 20 7946 0000", "\u9648\u6d69", false), (again.Basics["Phone"], again.Basics["Name"], again.Basics.ContainsKey("Summary")));
        Assert.Equal("doctor", again.Entries.Select(entry => entry.Facts).OfType<EducationFacts>().Single().Level);
        Assert.Equal("C1", again.Entries.Select(entry => entry.Facts).OfType<LanguageFacts>().Single(facts => facts.Language == "English").Cefr);
        Assert.Equal("2020", again.Entries.Select(entry => entry.Facts).OfType<ExperienceFacts>().Single(facts => facts.Position == "Senior engineer").From.ToString());
    }

    [Fact]
    public void An_export_is_a_document_of_its_own()
    {
        var written = XElement.Parse(Turn(EuropassSample.Candidate).Written);
        var ids = written.Elements().Where(e => e.Name.LocalName.EndsWith("DocumentID", StringComparison.Ordinal)).ToList();
        Assert.Equal(["DocumentID", "AlternateDocumentID"], ids.Select(id => id.Name.LocalName));
        Assert.Equal((Id.ToString(), "TalentPortal", "7a1c"), (ids[0].Value, (string?)ids[0].Attribute("schemeAgencyName"), ids[1].Value));
        // And what was never a Europass names its agency nowhere.
        var own = Encoding.UTF8.GetString(EuropassWriter.Write(new Dictionary<string, string> { ["Name"] = "Wei Ling", ["Email"] = "wei.ling@example.org" }, [], null, Id));
        Assert.DoesNotContain("EUROPASS", own, StringComparison.Ordinal);
        Assert.Equal(("http://www.europass.eu/1.0", "3", "2"), (XElement.Parse(own).Name.NamespaceName, (string?)XElement.Parse(own).Attribute("majorVersionID"), (string?)XElement.Parse(own).Attribute("minorVersionID")));
    }

    [Fact]
    public void Records_of_every_kind_are_read_as_they_were_written()
    {
        var facts = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var reading = ResumeFile.Read(new GeneratedResume(seed).Make().ToJsonString());
            var written = Encoding.UTF8.GetString(EuropassWriter.Write(reading.Basics, Kept(reading), reading.Remainder, Id));
            var again = ResumeFile.Read(written);
            Assert.Empty(again.Problems);
            Assert.Equal(reading.Entries.Count, again.Entries.Count);
            foreach (var section in reading.Entries.GroupBy(entry => entry.Section))
                Assert.Equal(section.Select(Placed).Order(StringComparer.Ordinal), again.Entries.Where(entry => entry.Section == section.Key).Select(Placed).Order(StringComparer.Ordinal));
            facts += reading.Entries.Sum(entry => FactField.Texts(entry.Section, entry.Facts).Count);
            AssertSame(again, Turn(written).Reading);
        }

        Assert.True(facts > 5000, $"only {facts}");
    }

    [Theory]
    [InlineData("plain & simple", "plain & simple")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("<p>One</p>\n <p>Two<br/>lines</p>", "One\n\nTwo\nlines")]
    [InlineData("<div>A &amp; B</div><ul><li>x</li></ul><p>C</p>", "A & B\n\nC")]
    [InlineData("<p>open <ul><li>never closed", "open never closed")]
    [InlineData("<ulna>bone</ulna>", "bone")]
    public void Html_becomes_words(string html, string words) => Assert.Equal(words, EuropassWords.Words(html));

    [Fact]
    public void Texts_built_to_take_long_do_not()
    {
        foreach (var piece in new[] { "<ul>", "<li>", "<", "<a", "</p>", "<ul><li>", "> <" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
            var started = System.Diagnostics.Stopwatch.StartNew();
            EuropassWords.Words(text);
            EuropassWords.Points(text);
            Assert.True(started.Elapsed < TimeSpan.FromSeconds(2), $"{piece} took {started.Elapsed}");
        }
    }

    internal static (ResumeReading Reading, string Written) Turn(string xml)
    {
        Assert.Null(ResumeFile.WhyNot(xml));
        var reading = ResumeFile.Read(xml);
        Assert.Empty(reading.Problems);
        return (reading, Encoding.UTF8.GetString(EuropassWriter.Write(reading.Basics, Kept(reading), reading.Remainder, Id)));
    }

    /// <summary>Through the form in which entries are kept.</summary>
    private static IEnumerable<(ProfileSection Section, EntryContent Content)> Kept(ResumeReading reading)
    {
        var origin = new FactOrigin(Provenance.Europass, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        return reading.Entries.Select(entry => (entry.Section, EntryContent.Read(entry.Section, EntryContent.New(entry.Section, entry.Facts, origin, entry.Extra).Write(entry.Section))));
    }

    private static void AssertSame(ResumeReading one, ResumeReading other)
    {
        Assert.Equal(one.Basics.OrderBy(pair => pair.Key), other.Basics.OrderBy(pair => pair.Key));
        Assert.Equal(one.Entries.Select(Whole).Order(StringComparer.Ordinal), other.Entries.Select(Whole).Order(StringComparer.Ordinal));
        Assert.Equal(one.Remainder.Where(pair => pair.Key.StartsWith("europass:", StringComparison.Ordinal)).Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal), other.Remainder.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
    }

    private static string Line(ResumeReading.Entry entry) =>
        $"{entry.Section} {string.Join(' ', FactField.Texts(entry.Section, entry.Facts).Select(pair => $"{pair.Key}={pair.Value!.Replace('\n', '|')}"))}";

    private static string Whole(ResumeReading.Entry entry) => Line(entry) + " " + entry.Extra?.ToJsonString();

    /// <summary>Facts for which a Europass has a place.</summary>
    private static string Placed(ResumeReading.Entry entry)
    {
        var kind = EuropassShape.KindOf(entry.Section, FactField.Texts(entry.Section, entry.Facts), entry.Extra);
        var placed = kind.Places.SelectMany(place => place.Fields).Append("Cefr").ToHashSet();
        return string.Join(' ', FactField.Texts(entry.Section, entry.Facts).Where(pair => placed.Contains(pair.Key)).Select(pair => $"{pair.Key}={(entry.Section == ProfileSection.Publication && pair.Key == "Date" ? pair.Value![..4] : pair.Value)}"));
    }

    /// <summary>How often each leaf and attribute stands where, in names without prefix.</summary>
    private static Dictionary<string, int> Leaves(XElement root) => root.DescendantsAndSelf().SelectMany(element => element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.LocalName != "schemaLocation").Select(a => $"{PathOf(element)}@{a.Name.LocalName}={a.Value}")
        .Concat(element.HasElements || element.Value.Length == 0 ? [] : [$"{PathOf(element)}={element.Value}"])).CountBy(leaf => leaf).ToDictionary();

    /// <summary>The number of the file that came in is that of another document in the one that goes out.</summary>
    private static string PathOf(XElement element) => string.Create(CultureInfo.InvariantCulture, $"{string.Join('/', element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName))}").Replace("/DocumentID", "/AlternateDocumentID", StringComparison.Ordinal);
}
