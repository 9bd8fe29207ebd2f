using System.Net;
using System.Text;
using System.Xml.Linq;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class ExportEuropassTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_imported_from_a_europass_comes_out_of_it_again_and_is_known()
    {
        var person = await portal.NewTalent();
        var file = await portal.Upload(person, EuropassSample.Candidate);
        Assert.Empty(file.Problems);
        Assert.Equal(16, file.New.Count);
        await portal.As(person).Get(file.Taking(file.AllKeys()));
        var degree = (await portal.Career(person)).Entries.Single(entry => entry.Section == ProfileSection.Education);
        Assert.Equal((Provenance.Europass, file.UploadedAt), (degree.Origins["Degree"].Provenance, degree.Origins["Degree"].SourceAt));
        Assert.Equal("Europass", await portal.Scalar<string>("select distinct provenance from profile_entries where user_id = $1", person.UserId));
        var xml = await Exported(person);
        foreach (var kept in new[] { "Chess", "1987-08-05", "Open lamps", "17/20", "Another language.", "EQF-7", "Template1" }) Assert.Contains(kept, xml, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", xml, StringComparison.Ordinal);
        Assert.Empty((await portal.Upload(person, xml)).AllKeys());
        // The same record as the other format, and back.
        var json = Encoding.UTF8.GetString((await portal.As(person).Get(new ExportResume())).Json);
        Assert.Empty(ResumeSchemaRules.Faults(Encoding.UTF8.GetBytes(json)));
        Assert.Empty((await portal.Upload(person, json)).AllKeys());
    }

    [Fact]
    public async Task It_holds_the_record_and_nothing_of_the_wishes_or_of_others()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        await portal.AddEntry(other, CareerScene.Degree("Theirs"));
        await portal.AddEntry(person);
        await portal.As(person).Get(new RemoveEntry(await portal.AddEntry(person, CareerScene.Degree("Removed"))));
        await portal.As(person).Get(CareerScene.Wishes());
        var xml = await Exported(person);
        foreach (var absent in new[] { "Theirs", "Removed", "300000", "350100", "Foreigner" }) Assert.DoesNotContain(absent, xml, StringComparison.Ordinal);
        var root = XElement.Parse(xml);
        Assert.Equal(("Wei", "Ling"), (root.Descendants().First(e => e.Name.LocalName == "GivenName").Value, root.Descendants().First(e => e.Name.LocalName == "FamilyName").Value));
        var level = root.Descendants().Single(e => e.Name.LocalName == "EducationLevelCode");
        Assert.Equal(("EURES_ISCEDEducationLevel", "8"), ((string?)level.Attribute("listName"), level.Value));
        // Nothing of it is news to who it came from.
        Assert.Empty((await portal.Upload(person, xml)).AllKeys());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ExportEuropass())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewPerson()).Send(new ExportEuropass())).Kind);
    }

    [Fact]
    public async Task It_is_downloaded_as_a_file_that_nobody_keeps()
    {
        using var client = await portal.SignedInClient(await portal.NewTalent());
        using var answer = await client.GetAsync("/fujian/zh/me/profile/europass.xml");
        Assert.Equal(("application/xml", "attachment", "europass.xml"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
        using var visitor = await portal.Http();
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.GetAsync("/fujian/zh/me/profile/europass.xml")).StatusCode);
    }

    private async Task<string> Exported(Data.Seed.Demo.DemoPerson person) => Encoding.UTF8.GetString((await portal.As(person).Get(new ExportEuropass())).Xml);
}
