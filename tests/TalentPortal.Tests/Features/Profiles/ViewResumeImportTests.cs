using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class ViewResumeImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Entries_meet_by_name_and_time_and_only_what_differs_is_shown()
    {
        var person = await portal.NewTalent();
        await portal.AddEntry(person);
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Experience, ("Organisation", "BETA"), ("From", "2010"), ("To", "2012")));
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Experience, ("Organisation", "Acme"), ("From", "2009")));
        var file = await portal.Upload(person);
        Assert.Empty(file.Problems);
        Assert.Equal([("Phone", "+44 20 7946 0000", "+44 20 1111 2222")], file.Basics.Select(change => (change.Field, change.Old, change.New)));
        // The same university in other letters; the same year as far as both are known.
        var changes = file.Changed.SelectMany(known => known.Changes.Select(change => (known.Section, change.Field, change.Old, change.New))).ToList();
        Assert.Contains((ProfileSection.Education, "Field", "Optics", "Physics"), changes);
        Assert.Contains((ProfileSection.Education, "", null, "score"), changes);
        Assert.Contains((ProfileSection.Experience, "Organisation", "BETA", "Beta"), changes);
        Assert.DoesNotContain(changes, change => change.Field == "To");
        // Acme of another time is another position.
        var added = Assert.Single(file.New);
        Assert.Equal(("Acme", "2014-06", "remote"), (added.Name, added.Texts["From"], added.Further.Single()));
        Assert.Equal("basics, interests", file.Rest);
    }

    [Fact]
    public async Task A_file_that_was_exported_here_changes_nothing()
    {
        var person = await portal.NewTalent();
        foreach (var row in SaveEntryTests.Full)
        {
            var facts = ((string)row[1]).Split('|').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
            await portal.As(person).Get(new SaveEntry(null, (ProfileSection)row[0], facts, null));
        }

        var json = System.Text.Encoding.UTF8.GetString((await portal.As(person).Get(new ExportResume())).Json);
        var file = await portal.Upload(person, json);
        Assert.Empty(file.Problems);
        Assert.Equal((8, "", false), (file.Same, file.Rest, file.HasChoices));
        Assert.Empty(file.AllKeys());
    }

    [Theory]
    [InlineData("""{"work":{}}""", "work", "Resume_NoList")]
    [InlineData("""{"work":["Acme"]}""", "work[0]", "Resume_NoObject")]
    [InlineData("""{"work":[{"name":7}]}""", "work[0].name", "Resume_NoText")]
    [InlineData("""{"work":[{"position":"Engineer"}]}""", "work[0].name", "Fact_Missing")]
    [InlineData("""{"work":[{"name":"A"},{"name":"B","startDate":"2014/01"}]}""", "work[1].startDate", "Fact_NoDate")]
    [InlineData("""{"work":[{"name":"A","highlights":["a",1]}]}""", "work[0].highlights[1]", "Resume_NoText")]
    [InlineData("""{"work":[{"name":"A","url":"www.example.org"}]}""", "work[0].url", "Fact_NoUrl")]
    [InlineData("""{"volunteer":[{"startDate":"soon"}]}""", "volunteer[0].startDate", "Fact_NoDate")]
    [InlineData("""{"education":[{"institution":"A","talentPortal":{"level":"wizard"}}]}""", "education[0].talentPortal.level", "Fact_NotInList")]
    [InlineData("""{"education":[{"institution":"A","talentPortal":{"level":8}}]}""", "education[0].talentPortal.level", "Resume_NoText")]
    [InlineData("""{"basics":[]}""", "basics", "Resume_NoObject")]
    [InlineData("""{"basics":{"email":"nobody"}}""", "basics.email", "Resume_NoEmail")]
    [InlineData("""{"basics":{"phone":"call me"}}""", "basics.phone", "Resume_NoPhone")]
    [InlineData("""{"skills":[{"name":"a\u0000b"}]}""", "skills[0].name", "Fact_Unreadable")]
    [InlineData("""{"hobby":[{"x":"\ud83d"}]}""", "hobby[0].x", "Fact_Unreadable")]
    [InlineData("""{"skills":[{"name":"LONG"}]}""", "skills[0].name", "Fact_TooLong")]
    [InlineData("""{"skills":[{"name":"A","x":"LONG"}]}""", "skills[0]", "Resume_ExtraTooLong")]
    [InlineData("""{"x":"LONGER"}""", "", "Resume_RestTooLong")]
    [InlineData("MANY", "skills", "Resume_TooManyEntries")]
    public async Task Each_problem_is_told_with_its_place_and_nothing_can_be_taken(string json, string path, string says)
    {
        var person = await portal.NewTalent();
        if (json == "MANY") json = $$"""{"skills":[{{string.Join(',', Enumerable.Repeat("""{"name":"A"}""", 101))}}]}""";
        json = json.Replace("LONGER", new string('x', ProfileSheet.RemainderMax), StringComparison.Ordinal).Replace("LONG", new string('x', EntryContent.ExtraMax), StringComparison.Ordinal);
        var file = await portal.Upload(person, json);
        var problem = Assert.Single(file.Problems);
        Assert.Equal((path, says), (problem.Path, problem.Text.Name));
        Assert.Equal("Resume_HasProblems", (await portal.As(person).Send(file.Taking(file.AllKeys()))).Reason!.Name);
        Assert.Empty((await portal.Career(person)).Entries);
    }

    [Fact]
    public async Task More_differences_than_a_form_can_answer_are_a_problem()
    {
        var lists = Enum.GetValues<ProfileSection>().Select(section => $"\"{section.ResumeKey()}\":[{string.Join(',', Enumerable.Range(0, section.Most()).Select(i => $$"""{"{{FactField.Of(section)[0].ResumeKey}}":"Entry {{i}}"}"""))}]");
        var problem = Assert.Single((await portal.Upload(await portal.NewTalent(), $"{{{string.Join(',', lists)}}}")).Problems);
        Assert.Equal("Resume_TooManyChoices", problem.Text.Name);
    }

    [Fact]
    public async Task What_is_empty_is_as_if_it_were_not_there()
    {
        var file = await portal.Upload(await portal.NewTalent(), """{"basics":{"url":"","image":null},"work":[{"name":"A","url":"","startDate":null,"endDate":" ","highlights":[]}],"awards":null}""");
        Assert.Empty(file.Problems);
        Assert.Empty(Assert.Single(file.New).Further);
        Assert.Equal("", file.Rest);
    }

    [Fact]
    public async Task Without_a_profile_nothing_waits_and_a_visitor_sees_nothing()
    {
        Assert.Equal(new ViewResumeImportResult(false, null), await portal.As(await portal.NewPerson()).Get(new ViewResumeImport()));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewResumeImport())).Kind);
    }
}
