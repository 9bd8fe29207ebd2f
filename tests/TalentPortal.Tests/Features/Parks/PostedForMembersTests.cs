using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Parks;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Parks;

/// <summary>A park posts for its member: whose name stands where, who gets what, who may do what.</summary>
public sealed class PostedForMembersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_members_name_stands_on_it_and_the_park_beside_it_everywhere()
    {
        var (firm, _) = await portal.Member();
        var job = await portal.PostedFor(firm.Id, title: "Lithography specialist");
        foreach (var words in new[] { $"\"{firm.Name}\"", "Rongjiang Innovation Park", "Lithography" })
        {
            var found = (await portal.As(null, "fujian").Get(new BrowseJobs(words))).Rows.Single(row => row.Id == job);
            Assert.Equal((firm.Name, "Rongjiang Innovation Park (demo)", true), (found.Employer.En, found.PostedBy.En, found.EmployerVerified));
        }

        Assert.Contains((await portal.As(null, "fujian").Get(new BrowseJobs(Employer: firm.Id.ToString()))).Rows, row => row.Id == job);
        using var client = await portal.Http();
        var page = await client.GetStringAsync($"/fujian/en/jobs/{job}");
        Assert.Contains($"\"hiringOrganization\":{{\"@type\":\"Organization\",\"name\":\"{firm.Name}\"}}", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"employers/{ParkScene.Park}\"", page, StringComparison.Ordinal);
        Assert.Contains("which receives the applications", page, StringComparison.Ordinal);
        Assert.Contains("Posted by Rongjiang Innovation Park (demo)", await client.GetStringAsync($"/fujian/en/jobs/feed.atom?employer={firm.Id}"), StringComparison.Ordinal);
        Assert.Contains("Lithography specialist", await client.GetStringAsync($"/fujian/en/employers/{firm.Id}"), StringComparison.Ordinal);
        Assert.Contains("Lithography specialist", await client.GetStringAsync($"/fujian/en/employers/{ParkScene.Park}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_for_who_is_no_member_or_not_checked()
    {
        var stranger = await portal.Firm();
        Task<Outcome<PostJobResult>> Post(Guid member, bool submit = true) => portal.ParkRecruiter().Send(new PostJob(JobScene.Fields(), submit, member));
        Assert.Equal([new Invalidity("For", "SubmitJob_NotMember")], (await Post(stranger.Id)).Errors);
        Assert.Equal([new Invalidity("For", "SubmitJob_NotMember")], (await Post(Guid.NewGuid(), submit: false)).Errors);
        var asked = await portal.ParkOwner().Get(new InviteParkMember(stranger.Name, Vouch: false));
        Assert.Equal([new Invalidity("For", "SubmitJob_NotMember")], (await Post(stranger.Id)).Errors);
        await portal.Of(stranger).Get(new AnswerParkInvitation(asked.MembershipId, Agree: true));
        Assert.True((await Post(stranger.Id)).IsOk);

        var (unchecked_, _) = await portal.Member(verified: false);
        Assert.Equal("SubmitJob_MemberNotVerified", (await Post(unchecked_.Id)).Reason?.Name);
        Assert.True((await Post(unchecked_.Id, submit: false)).IsOk);
        // A firm posts in no other's name, its park's neither.
        Assert.Equal([new Invalidity("For", "SubmitJob_NotMember")], (await portal.Of(stranger).Send(new PostJob(JobScene.Fields(), false, ParkScene.Park))).Errors);
    }

    [Fact]
    public async Task Staff_publish_nothing_once_the_membership_has_ended()
    {
        var (firm, membership) = await portal.Member();
        var job = await portal.PostedFor(firm.Id, live: false);
        var seen = await portal.Reviewer().Get(new ViewReview(job));
        Assert.Equal((firm.Name, "Rongjiang Innovation Park (demo)"), (seen.Employer.En, seen.PostedBy.En));
        await portal.Scalar<int>("update park_memberships set state = 'Ended' where id = $1", membership);
        Assert.Equal("ReviewJob_NotVerified", (await portal.Reviewer().Send(new ReviewJob(job, true, null, null, seen.Version))).Reason?.Name);
    }

    /// <summary>The park's own rights over what it posts do not reach the firm, nor the firm's over the park.</summary>
    [Fact]
    public async Task The_park_writes_it_the_firm_does_not_and_applications_go_to_the_park_alone()
    {
        var (firm, _) = await portal.Member();
        var job = await portal.PostedFor(firm.Id);
        var own = await portal.ParkRecruiter().Get(new ViewOwnJob(job));
        Assert.Equal((firm.Id, firm.Name), (own.For!.Value, own.ForName.En));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Of(firm).Send(new ViewOwnJob(job))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Of(firm).Send(new EditJob(job, own.Fields, false, false, own.Version, null))).Kind);

        var talent = await portal.NewTalent("Wei Ling");
        var form = await portal.As(talent, "fujian").Get(new ViewApplicationForm(job));
        Assert.Equal((ParkScene.Park, firm.Name), (form.Job.EmployerId, form.Job.For.En));
        var application = (await portal.As(talent, "fujian").Get(ApplicationScene.Application(job, await portal.AddCv(talent)))).Id;
        Assert.NotNull((await portal.ParkRecruiter().Get(new ViewApplicant(application))).Profile);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Of(firm).Send(new ViewApplicant(application))).Kind);
        Assert.Equal([ParkScene.Park], (await portal.Scalar<Guid[]>("select array_agg(distinct employer_id) from grants where subject_id = $1", application))!);
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, firm.Owner.UserId, firm.Id, CallSide.Employer);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from job_applications where id = $1", connection) { Parameters = { new() { Value = application } } };
        Assert.Equal(0L, (long)(await command.ExecuteScalarAsync())!);
    }

    [Fact]
    public async Task The_form_offers_the_members_that_are_checked_and_says_whose_it_is_afterwards()
    {
        var ((checked_, _), (unchecked_, _)) = (await portal.Member(), await portal.Member(verified: false));
        var offered = (await portal.ParkRecruiter().Get(new ViewOwnJob(null))).Members.Select(member => member.Id).ToList();
        Assert.Contains(checked_.Id, offered);
        Assert.DoesNotContain(unchecked_.Id, offered);
        Assert.Empty((await portal.Of(checked_).Get(new ViewOwnJob(null))).Members);
        var job = await portal.PostedFor(checked_.Id);
        Assert.Equal(checked_.Id, (await portal.ParkRecruiter().Get(new ViewOwnJob(null, job))).For);
    }
}

public sealed class BrowsePostedForUsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_firm_sees_what_was_handed_in_in_its_name_and_no_other_firm_does()
    {
        var ((firm, _), (other, _)) = (await portal.Member(), await portal.Member());
        var (live, waiting) = (await portal.PostedFor(firm.Id), await portal.PostedFor(firm.Id, live: false));
        await portal.ParkRecruiter().Get(new PostJob(JobScene.Fields(), Submit: false, firm.Id));
        var rows = (await portal.Of(firm).Get(new BrowsePostedForUs())).Rows;
        Assert.Equal(new[] { live, waiting }.Order(), rows.Select(row => row.Id).Order());
        Assert.All(rows, row => Assert.Equal("Rongjiang Innovation Park (demo)", row.PostedBy.En));
        Assert.Empty((await portal.Of(other).Get(new BrowsePostedForUs())).Rows);
        Assert.Empty((await portal.ParkOwner().Get(new BrowsePostedForUs())).Rows);
    }
}

public sealed class TakeDownPostingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_firm_takes_it_down_for_good_and_the_park_reads_why()
    {
        var (firm, _) = await portal.Member();
        var job = await portal.PostedFor(firm.Id);
        var own = await portal.ParkRecruiter().Get(new ViewOwnJob(job));
        own.Fields.DescriptionEn += " More.";
        await portal.ParkRecruiter().Get(new EditJob(job, own.Fields, true, true, own.Version, own.ChangeVersion));
        var row = (await portal.Of(firm).Get(new BrowsePostedForUs())).Rows.Single();
        await portal.Of(firm).Get(new TakeDownPosting(job, row.Version));
        Assert.Equal((JobStatus.Closed, JobCloseReason.TakenDownByMember), ((await portal.ParkRecruiter().Get(new ViewOwnJob(job))).Status, (await portal.ParkRecruiter().Get(new ViewOwnJob(job))).CloseReason!.Value));
        Assert.DoesNotContain((await portal.As(null, "fujian").Get(new BrowseJobs(Employer: firm.Id.ToString()))).Rows, found => found.Id == job);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from job_changes where job_id = $1", job));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Of(firm).Send(new TakeDownPosting(job, row.Version))).Kind);
    }

    [Fact]
    public async Task Nobody_takes_down_what_is_not_in_their_name()
    {
        var ((firm, _), (other, _)) = (await portal.Member(), await portal.Member());
        var (job, theirs) = (await portal.PostedFor(firm.Id), await portal.Live(employer: "haiyun"));
        var version = await portal.Scalar<uint>("select xmin from jobs where id = $1", job);
        foreach (var caller in new[] { portal.Of(other), portal.ParkOwner(), portal.Of(firm, "greater-bay"), portal.Reviewer() })
            Assert.Equal(OutcomeKind.NotFound, (await caller.Send(new TakeDownPosting(job, version))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Of(firm).Send(new TakeDownPosting(theirs, await portal.Scalar<uint>("select xmin from jobs where id = $1", theirs)))).Kind);
    }
}
