using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class ExportResumeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_holds_the_record_and_the_short_profile_in_the_formats_own_words_and_nothing_of_the_wishes()
    {
        var person = await portal.NewTalent();
        await portal.AddEntry(person);
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Experience, ("Organisation", "Acme"), ("From", "2014"), ("Highlights", "one\ntwo")));
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Patent, ("Title", "Lamp"), ("Number", "CN1")));
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Language, ("Language", "Chinese"), ("Hsk", "5")));
        await portal.As(person).Get(CareerScene.Wishes());
        var json = (await portal.As(person, "zhongguancun").Get(new ExportResume())).Json;
        Assert.Empty(ResumeSchemaRules.Faults(json));
        var resume = JsonNode.Parse(json)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"name":"Wei Ling","email":"wei.ling@example.org","phone":"+44 20 7946 0000","summary":"Fifteen years in optics.","location":{"countryCode":"GB"}}"""), resume["basics"]), resume["basics"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                [{"institution":"Imperial College London","area":"Optics","startDate":"2010-10","endDate":"2014",
                  "talentPortal":{"country":"GB","level":"doctor","outcome":"graduated","isced":{"list":"ISCED 2011","code":"8"},"gbt4658":{"list":"GB/T 4658-2006","code":"11"}}}]
                """), resume["education"]), resume["education"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""[{"name":"Acme","startDate":"2014","highlights":["one","two"]}]"""), resume["work"]), resume["work"]!.ToJsonString());
        Assert.Equal("CN1", (string?)resume["patents"]![0]!["number"]);
        Assert.Equal("5", (string?)resume["languages"]![0]!["talentPortal"]!["hsk"]);
        var text = Encoding.UTF8.GetString(json);
        foreach (var wish in new[] { "300", "350100", "Foreigner" }) Assert.DoesNotContain(wish, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doctor", "completed", "8", "12")]
    [InlineData("master", "unfinished", "7", "16")]
    [InlineData("bachelor", "graduated", "6", "21")]
    [InlineData("associate", "unfinished", "5", "33")]
    [InlineData("master", null, "7", null)]
    public async Task Levels_are_coded_with_the_names_of_their_lists(string level, string? outcome, string isced, string? gbt)
    {
        var person = await portal.NewTalent();
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Education, ("Institution", "A"), ("Level", level), ("Outcome", outcome)));
        var own = JsonNode.Parse((await portal.As(person).Get(new ExportResume())).Json)!["education"]![0]!["talentPortal"]!;
        Assert.Equal((isced, gbt), ((string?)own["isced"]!["code"], (string?)own["gbt4658"]?["code"]));
    }

    [Fact]
    public async Task Removed_entries_and_those_of_others_are_not_in_it()
    {
        var (mine, theirs) = (await portal.NewTalent(), await portal.NewTalent());
        await portal.AddEntry(theirs, CareerScene.Degree("Theirs"));
        await portal.As(mine).Get(new RemoveEntry(await portal.AddEntry(mine, CareerScene.Degree("Removed"))));
        var text = Encoding.UTF8.GetString((await portal.As(mine).Get(new ExportResume())).Json);
        Assert.DoesNotContain("Removed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theirs", text, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ExportResume())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewPerson()).Send(new ExportResume())).Kind);
    }

    [Fact]
    public async Task It_is_downloaded_as_a_file_that_nobody_keeps()
    {
        using var client = await portal.SignedInClient(await portal.NewTalent());
        using var answer = await client.GetAsync("/fujian/zh/me/profile/resume.json");
        Assert.Equal(("application/json", "attachment", "resume.json"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Empty(ResumeSchemaRules.Faults(await answer.Content.ReadAsByteArrayAsync()));
        using var visitor = await portal.Http();
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.GetAsync("/fujian/zh/me/profile/resume.json")).StatusCode);
    }
}

/// <summary>What goes in comes out: reading and writing of JSON Resumes, without a database.</summary>
public sealed class ResumeRoundTripTests
{
    [Fact]
    public void Every_member_of_generated_resumes_survives_reading_and_writing_and_the_second_time_nothing_changes()
    {
        var (members, sections) = (0, new HashSet<ProfileSection>());
        for (var seed = 0; seed < 500; seed++)
        {
            var resume = new GeneratedResume(seed).Make();
            var (reading, written) = Turn(resume.ToJsonString());
            var bare = WithoutCodes(written);
            Assert.True(JsonNode.DeepEquals(resume, bare), $"seed {seed}:\n{resume.ToJsonString()}\n{bare!.ToJsonString()}");
            Assert.True(ResumeSchemaRules.Faults(written) is [], $"seed {seed}: {string.Join("; ", ResumeSchemaRules.Faults(written))}");
            Assert.Equal(written, Turn(Encoding.UTF8.GetString(written)).Written);
            members += reading.Entries.Sum(entry => FactField.Texts(entry.Section, entry.Facts).Count + (entry.Extra?.Count ?? 0));
            sections.UnionWith(reading.Entries.Select(entry => entry.Section));
        }

        Assert.True(members > 10_000 && sections.Count == Enum.GetValues<ProfileSection>().Length, $"only {members} members, {sections.Count} sections");
    }

    /// <summary>Each member that the schema knows, once with a value of its kind.</summary>
    [Fact]
    public void A_resume_that_uses_every_field_of_the_schema_comes_out_whole()
    {
        var resume = ResumeSchemaRules.Everything();
        Assert.Empty(ResumeSchemaRules.Faults(Encoding.UTF8.GetBytes(resume.ToJsonString())));
        Assert.Equal(14, resume.Count);
        var (_, written) = Turn(resume.ToJsonString());
        Assert.True(JsonNode.DeepEquals(resume, WithoutCodes(written)), WithoutCodes(written)!.ToJsonString());
        Assert.Empty(ResumeSchemaRules.Faults(written));
    }

    [Fact]
    public void The_rules_of_the_schema_find_what_breaks_them()
    {
        foreach (var bad in new[] { "[]", "{\"work\":{}}", "{\"work\":[1]}", "{\"work\":[{\"startDate\":\"2014/01\"}]}", "{\"basics\":{\"email\":\"nobody\"}}", "{\"basics\":{\"url\":\"example.org\"}}", "{\"skills\":[{\"keywords\":\"a\"}]}", "{\"awards\":[{\"title\":1}]}" })
            Assert.True(ResumeSchemaRules.Faults(Encoding.UTF8.GetBytes(bad)).Count == 1, bad);
    }

    private static (ResumeReading Reading, byte[] Written) Turn(string json)
    {
        Assert.Null(ResumeReader.WhyNot(json));
        var reading = ResumeReader.Read(json);
        Assert.True(reading.Problems.Count == 0, string.Join("; ", reading.Problems.Select(problem => $"{problem.Path}: {problem.Text.Name}")) + "\n" + json);
        var origin = new FactOrigin(Provenance.JsonResume, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        // Through the form in which it is kept.
        var kept = reading.Entries.Select(entry => (entry.Section, EntryContent.Read(entry.Section, EntryContent.New(entry.Section, entry.Facts, origin, entry.Extra).Write(entry.Section))));
        return (reading, ResumeWriter.Write(reading.Basics, kept, reading.Remainder));
    }

    /// <summary>Without the codes that export derives.</summary>
    private static JsonNode? WithoutCodes(byte[] json)
    {
        var root = JsonNode.Parse(json);
        foreach (var item in root!["education"] as JsonArray ?? [])
            if (item!["talentPortal"] is JsonObject own) foreach (var name in ResumeReader.Derived) own.Remove(name);
        return root;
    }
}
