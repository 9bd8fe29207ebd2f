using TalentPortal.Features.Cards;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Imports;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Housing;

/// <summary>Whoever was checked as a landlord was not checked as an employer.</summary>
public sealed class OperatorsDoNotHireTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_operator_cannot_post_a_job()
    {
        var draft = await JobScene.Draft(portal, employer: "rongju");
        var refused = await portal.Employer("rongju").Send(new SubmitJob(draft, (await portal.Own(draft, "rongju")).Version));
        Assert.Equal("SubmitJob_LetsHomes", refused.Reason?.Name);
        Assert.Equal("Draft", await portal.Status(draft));
        Assert.Equal("Import_NotAdmitted", (await portal.Employer("rongju").Send(new UploadImport("postings.csv", "title"u8.ToArray()))).Reason?.Name);
        // One that employs may, from the same draft.
        var firms = await JobScene.Draft(portal);
        Assert.True((await portal.Employer().Send(new SubmitJob(firms, (await portal.Own(firms)).Version))).IsOk);
    }

    [Theory]
    [InlineData("HousingOperator")]
    [InlineData("Landlord")]
    public async Task The_database_shows_no_card_to_whoever_lets_homes(string kind)
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var (id, owner) = await portal.NewEmployer("房东与公司 " + kind);
        Assert.NotEmpty(await portal.DatabaseShows(id));
        var reference = await portal.ReferenceOf(owner, talent);

        await portal.Scalar<int>("update employers set kind = $1 where id = $2", kind, id);

        Assert.Empty(await portal.DatabaseShows(id));
        Assert.Empty((await portal.Talents(owner)).Cards);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(owner, "fujian").Send(new ViewTalent(reference))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(owner, "fujian").Send(new AskTalent(reference, "Engineer", "May we talk?"))).Kind);
    }

    [Fact]
    public void The_numbers_of_kinds_in_the_search_index_did_not_move()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], Enumerable.Range(0, 11).Select(at => (int)SearchNumbers.OfEmployerKind((EmployerKind)at)));
        Assert.Equal((10, 11, 12), ((int)EmployerKind.Other, (int)EmployerKind.HousingOperator, (int)EmployerKind.Landlord));
    }
}
