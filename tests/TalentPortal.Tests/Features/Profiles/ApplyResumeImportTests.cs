using System.Text;
using System.Text.Json.Nodes;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class ApplyResumeImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_what_is_ticked_is_written_and_says_where_it_came_from()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddEntry(person);
        var typed = (await portal.OnlyEntry(person)).Origins["From"];
        var file = await portal.Upload(person);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        var field = file.Changed.Single().Changes.Single(change => change.Field == "Field").Key;
        Assert.Equal(2, (await portal.As(person).Get(file.Taking(field, file.New.Single(entry => entry.Name == "Acme").Key, "9-Title"))).Taken);

        var mine = await portal.Career(person);
        var degree = mine.Entries.Single(entry => entry.Id == id);
        Assert.Equal(("Physics", "Imperial College London", "2010-10"), (degree.Texts["Field"], degree.Texts["Institution"], degree.Texts["From"]));
        Assert.Empty(degree.Further);
        Assert.Equal((Provenance.JsonResume, file.UploadedAt), (degree.Origins["Field"].Provenance, degree.Origins["Field"].SourceAt));
        Assert.Equal(portal.Clock.GetUtcNow(), degree.Origins["Field"].ConfirmedAt, TimeSpan.FromSeconds(1));
        Assert.Equal(typed, degree.Origins["From"]);
        var added = mine.Entries.Single(entry => entry.Section == ProfileSection.Experience);
        Assert.Equal(("Acme", "remote", "resume.json"), (added.Name, added.Further.Single(), added.SourceName));
        Assert.Equal("+44 20 7946 0000", (await portal.As(person).Get(new ViewMyProfile())).Profile!.Phone);
        Assert.False(mine.IsImportWaiting);
        Assert.DoesNotContain("Chess", await Exported(person), StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(file.Taking(field))).Kind);
    }

    [Fact]
    public async Task All_of_it_comes_out_again()
    {
        var person = await portal.NewTalent();
        var file = await portal.Upload(person);
        await portal.As(person).Get(file.Taking(file.AllKeys()));
        var (sent, back) = (JsonNode.Parse(ImportScene.Resume)!, JsonNode.Parse(await Exported(person))!);
        foreach (var part in new[] { "work", "interests" }) Assert.True(JsonNode.DeepEquals(sent[part], back[part]), back[part]!.ToJsonString());
        Assert.Equal(("Optician", "London", "GB", "+44 20 1111 2222"), ((string?)back["basics"]!["label"], (string?)back["basics"]!["location"]!["city"], (string?)back["basics"]!["location"]!["countryCode"], (string?)back["basics"]!["phone"]));
        Assert.Equal("1.0", (string?)back["education"]![0]!["score"]);
        Assert.Empty(ResumeSchemaRules.Faults(Encoding.UTF8.GetBytes(await Exported(person))));
        // And what is exported is known.
        Assert.Empty((await portal.Upload(person, await Exported(person))).AllKeys());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(42)]
    [InlineData(99)]
    public async Task Generated_resumes_survive_import_export_and_import(int seed)
    {
        var person = await portal.NewTalent();
        var resume = new GeneratedResume(seed).Make();
        var file = await portal.Upload(person, resume.ToJsonString());
        await portal.As(person).Get(file.Taking(file.AllKeys()));
        var back = JsonNode.Parse(await Exported(person))!;
        foreach (var (name, value) in resume)
        {
            // The profile said something already and the degrees get their codes, so these parts hold more.
            if (name is "basics" or "education" or "$schema") continue;
            Assert.True(JsonNode.DeepEquals(value, back[name]), $"{name}: {value?.ToJsonString()} became {back[name]?.ToJsonString()}");
        }

        Assert.Empty((await portal.Upload(person, await Exported(person))).AllKeys());
    }

    [Fact]
    public async Task What_was_not_shown_is_not_written()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        var id = await portal.AddEntry(person);
        var file = await portal.Upload(person);
        var answer = file.Taking(file.AllKeys());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(answer)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(answer)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(answer with { Seen = "another" })).Kind);
        await portal.As(person).Get(CareerScene.Degree("Changed meanwhile") with { Id = id, Version = (await portal.OnlyEntry(person)).Version });
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(answer)).Kind);
        var newer = await portal.Upload(person);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(newer.Taking(newer.AllKeys()) with { Id = file.Id })).Kind);
        Assert.Single((await portal.Career(person)).Entries);
        Assert.True((await portal.As(person).Send(newer.Taking())).IsOk);
        Assert.Single((await portal.Career(person)).Entries);
    }

    [Fact]
    public async Task A_section_takes_no_more_than_it_holds()
    {
        var person = await portal.NewTalent();
        for (var i = 0; i < ProfileSection.Skill.Most(); i++) await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Skill, ("Name", "Skill " + i)));
        var file = await portal.Upload(person, """{"skills":[{"name":"One more"}]}""");
        Assert.Equal("Career_TooMany", (await portal.As(person).Send(file.Taking(file.AllKeys()))).Reason!.Name);
    }

    private async Task<string> Exported(Data.Seed.Demo.DemoPerson person) => Encoding.UTF8.GetString((await portal.As(person).Get(new ExportResume())).Json);
}
