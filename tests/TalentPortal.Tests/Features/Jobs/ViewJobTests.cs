using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ViewJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visitor_reads_a_live_posting_at_its_tenant_and_on_the_national_site_only()
    {
        var id = await portal.Live();
        var here = await portal.As(null, "fujian").Get(new ViewJob(id));
        Assert.NotNull(here.Open);
        Assert.Null(here.Elsewhere);
        var national = await portal.As(null, "").Get(new ViewJob(id));
        Assert.Contains("fujian", national.Elsewhere, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "greater-bay").Send(new ViewJob(id))).Kind);
    }

    [Fact]
    public async Task What_is_not_yet_public_is_not_found_by_anyone_through_the_public_page()
    {
        var draft = await portal.Draft();
        var waiting = await portal.Submitted();
        foreach (var id in (Guid[])[draft, waiting, Guid.NewGuid()])
        {
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewJob(id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer().Send(new ViewJob(id))).Kind);
        }
    }

    [Fact]
    public async Task A_closed_posting_says_that_it_is_over_and_shows_nothing_more()
    {
        var id = await portal.Live();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        var seen = await portal.As(null).Get(new ViewJob(id));
        Assert.Null(seen.Open);
    }
}
