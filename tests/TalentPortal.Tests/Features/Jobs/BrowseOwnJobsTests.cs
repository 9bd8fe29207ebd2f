using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class BrowseOwnJobsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employer_sees_its_own_postings_here_by_state()
    {
        var (draft, waiting, live, closed) = (await portal.Draft(employer: "pengwan", tenant: "greater-bay"), await portal.Submitted(employer: "pengwan", tenant: "greater-bay"), await portal.Live(employer: "pengwan", tenant: "greater-bay"), await portal.Live(employer: "pengwan", tenant: "greater-bay"));
        var pengwan = portal.Employer("pengwan", "greater-bay");
        await pengwan.Get(new CloseJob(closed, JobCloseReason.Filled));
        await portal.Live(tenant: "greater-bay");

        foreach (var (view, expected) in new (OwnJobsView, Guid[])[] { (OwnJobsView.All, [draft, waiting, live, closed]), (OwnJobsView.Writing, [draft]), (OwnJobsView.InReview, [waiting]), (OwnJobsView.Live, [live]), (OwnJobsView.Over, [closed]) })
        {
            var found = await pengwan.Get(new BrowseOwnJobs(view));
            Assert.Equal(expected.Order(), found.Rows.Select(row => row.Id).Order());
            Assert.Equal(expected.Length, found.Counts[view]);
            Assert.Equal(AdmissionStatus.Admitted, found.Admission);
        }

        var second = await pengwan.Get(new BrowseOwnJobs(OwnJobsView.All, 1, 2));
        Assert.Equal(2, second.Rows.Count);
        Assert.Empty((await portal.Employer("pengwan", "zhongguancun").Get(new BrowseOwnJobs())).Rows);
        Assert.Null((await portal.Employer("pengwan", "zhongguancun").Get(new BrowseOwnJobs())).Admission);
    }

    [Fact]
    public async Task A_proposed_change_shows_in_the_list()
    {
        var id = await portal.Live();
        await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Other"));
        Assert.True((await portal.Employer().Get(new BrowseOwnJobs())).Rows.Single(row => row.Id == id).ChangeInReview);
        await portal.Review(id, publish: false);
        Assert.False((await portal.Employer().Get(new BrowseOwnJobs())).Rows.Single(row => row.Id == id).ChangeInReview);
    }

    [Fact]
    public async Task What_waits_for_the_employer_is_counted()
    {
        var (weiliang, tenant) = (portal.Employer("weiliang", "zhongguancun"), "zhongguancun");
        await portal.Draft(employer: "weiliang", tenant: tenant);
        await portal.Submitted(employer: "weiliang", tenant: tenant);
        await portal.Review(await portal.Submitted(employer: "weiliang", tenant: tenant), publish: false, tenant: tenant);
        var live = await portal.Live(employer: "weiliang", tenant: tenant);
        Assert.Equal(new OwnJobsTasks(1, 1, 0), (await weiliang.Get(new BrowseOwnJobs())).Tasks);

        var seen = await portal.Own(live, "weiliang", tenant);
        seen.Fields.TitleEn = "Other";
        await weiliang.Get(new EditJob(live, seen.Fields, false, true, seen.Version, null));
        await portal.Review(live, publish: false, tenant: tenant);
        Assert.Equal(new OwnJobsTasks(2, 1, 0), (await weiliang.Get(new BrowseOwnJobs())).Tasks);

        portal.Clock.Advance(Job.ConfirmedFor - BrowseOwnJobs.ConfirmAhead);
        try
        {
            Assert.Equal(1, (await weiliang.Get(new BrowseOwnJobs())).Tasks.ToConfirm);
            await weiliang.Get(new ConfirmJob(live));
            Assert.Equal(0, (await weiliang.Get(new BrowseOwnJobs())).Tasks.ToConfirm);
        }
        finally
        {
            portal.Clock.Advance(BrowseOwnJobs.ConfirmAhead - Job.ConfirmedFor);
        }
    }

    [Fact]
    public async Task Other_employers_do_not_see_it_and_others_see_no_list()
    {
        var id = await portal.Live();
        foreach (var stranger in JobScene.Strangers)
        {
            var outcome = await portal.As(stranger, "fujian").Send(new BrowseOwnJobs());
            if (stranger?.Employer is null) Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
            else Assert.DoesNotContain(outcome.Value.Rows, row => row.Id == id);
        }
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
    {
        foreach (var query in new[] { new BrowseOwnJobs((OwnJobsView)9), new BrowseOwnJobs(Skip: -1), new BrowseOwnJobs(Take: 1000) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.Employer().Send(query)).Kind);
    }
}
