using System.Text;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>Files that tell a career, and files that were made to do harm.</summary>
public sealed class ResumeFileTests
{
    [Fact]
    public void A_europass_is_found_as_xml_in_any_encoding_and_within_a_pdf_and_its_pictures_are_left_out()
    {
        foreach (var file in new[]
                 {
                     Encoding.UTF8.GetBytes(EuropassSample.Candidate), [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(EuropassSample.Candidate)],
                     [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(EuropassSample.Candidate.Replace("UTF-8", "UTF-16", StringComparison.Ordinal))], PdfBuilder.Carrying(EuropassSample.Candidate),
                     new PdfBuilder().Page("x").Object(9, "<< /Type /Filespec /EF << /F 10 0 R >> >>").Stream(10, "/Type /EmbeddedFile", Encoding.UTF8.GetBytes("<other/>"))
                         .Object(11, "<< /Type /Filespec /AFRelationship /Data /EF << /F 12 0 R >> >>").Stream(12, "/Type /EmbeddedFile", Encoding.UTF8.GetBytes(EuropassSample.Candidate)).Build(),
                 })
        {
            var (text, reason) = ResumeFile.TextOf(file);
            Assert.Null(reason);
            Assert.Null(ResumeFile.WhyNot(text!));
            Assert.Equal(16, ResumeFile.Read(text!).Entries.Count);
            Assert.DoesNotContain("AAAA", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE Candidate [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Candidate>&a;</Candidate>")]
    [InlineData("<!DOCTYPE Candidate [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><Candidate>&b;</Candidate>")]
    [InlineData("<Candidate>&unknown;</Candidate>")]
    [InlineData("<Candidate>")]
    public void Document_types_and_entities_are_not_read(string xml)
    {
        Assert.Equal("Resume_NotXml", ResumeFile.TextOf(Encoding.UTF8.GetBytes(xml)).WhyNot!.Name);
        Assert.Equal("Resume_NotXml", ResumeFile.WhyNot(xml)!.Name);
        Assert.NotNull(ResumeFile.TextOf(PdfBuilder.Carrying(xml)).WhyNot);
    }

    [Fact]
    public void What_lies_too_deep_or_is_too_long_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Assert.Equal("Resume_NotXml", ResumeFile.WhyNot($"<Candidate>{deep}</Candidate>")!.Name);
        Assert.Equal("Resume_NotXml", ResumeFile.TextOf(Encoding.UTF8.GetBytes($"<Candidate>{deep}</Candidate>")).WhyNot!.Name);
        var wide = EuropassSample.With(string.Concat(Enumerable.Repeat("<a/>", 300_000)));
        Assert.Equal("Resume_TooLong", ResumeFile.TextOf(Encoding.UTF8.GetBytes(wide)).WhyNot!.Name);
        Assert.NotNull(ResumeFile.TextOf(PdfBuilder.Carrying(EuropassSample.With(new string(' ', 3 * 1024 * 1024)))).WhyNot);
        var many = ResumeFile.Read(EuropassSample.With("<Skills>" + string.Concat(Enumerable.Repeat("<PersonCompetency><hr:CompetencyName>a</hr:CompetencyName></PersonCompetency>", ProfileSection.Skill.Most() + 1)) + "</Skills>"));
        Assert.Equal("Resume_TooManyEntries", Assert.Single(many.Problems).Text.Name);
        var rest = ResumeFile.Read(EuropassSample.With($"<Projects>{new string('x', ProfileSheet.RemainderMax)}</Projects>"));
        Assert.Equal("Resume_RestTooLong", Assert.Single(rest.Problems).Text.Name);
    }

    /// <summary>A JSON Resume may hold members that look like what is kept of a Europass.</summary>
    [Theory]
    [InlineData("<hr:x")]
    [InlineData("</x><evil/><x>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]>")]
    public void What_only_looks_like_a_kept_part_breaks_nothing(string part)
    {
        var json = new System.Text.Json.Nodes.JsonObject
        {
            ["europass:Projects"] = part, ["europass:@xmlns"] = "urn:evil", ["europass:@a b"] = "c", ["europass:CandidatePerson"] = part, ["europass:CandidateProfile"] = 7,
            ["work"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "A", ["europass:PositionHistory"] = part, ["europass:=Summary"] = part, ["europass:as"] = "Skills/SkillsGroup", ["europass:@xmlns"] = "urn:evil" }),
        };
        var reading = ResumeFile.Read(json.ToJsonString());
        var origin = new FactOrigin(Provenance.JsonResume, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var written = Encoding.UTF8.GetString(EuropassWriter.Write(reading.Basics, reading.Entries.Select(entry => (entry.Section, EntryContent.New(entry.Section, entry.Facts, origin, entry.Extra))), reading.Remainder, Guid.Empty));
        Assert.Equal("A", Assert.Single(ResumeFile.Read(written).Entries).Name);
        Assert.DoesNotContain("evil", written, StringComparison.Ordinal);
    }
}
