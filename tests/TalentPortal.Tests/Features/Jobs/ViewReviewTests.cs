using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ViewReviewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_see_what_is_proposed_beside_what_is_public()
    {
        var id = await portal.Live();
        Assert.False((await portal.Reviewer().Get(new ViewReview(id))).AwaitsReview);
        await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Changed"));
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        Assert.Equal(("Changed", "Chip design engineer", true), (seen.Content.Title.En, seen.Live?.Title.En, seen.AwaitsReview));
        Assert.Equal((AdmissionStatus.Admitted, EmployerVerification.Document, "Reviewer"), (seen.Admission, seen.Verification, seen.ReviewedBy));
        Assert.True(seen.LiveOfEmployer >= 1);
    }

    [Fact]
    public async Task A_draft_is_the_employers_own_affair() =>
        Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer().Send(new ViewReview(await portal.Draft()))).Kind);

    [Fact]
    public async Task Nobody_else_sees_it_there_even_if_it_is_public()
    {
        foreach (var id in new[] { await portal.Submitted(), await portal.Live() })
        {
            foreach (var person in JobScene.NotReviewers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new ViewReview(id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer("greater-bay").Send(new ViewReview(id))).Kind);
        }

        Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer().Send(new ViewReview(Guid.NewGuid()))).Kind);
    }
}
