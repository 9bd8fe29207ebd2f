using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class EditJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_is_written_in_place_and_submitted()
    {
        var id = await portal.Draft();
        Assert.Equal(EditEffect.Saved, (await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Senior chip designer"))).Effect);
        Assert.Equal(EditEffect.Submitted, (await portal.Employer().Get(await portal.Edit(id, f => f.Reference = "R-9", submit: true))).Effect);
        var own = await portal.Own(id);
        Assert.Equal((JobStatus.InReview, "Senior chip designer", "R-9"), (own.Status, own.Fields.TitleEn, own.Fields.Reference));
        Assert.Equal("EditJob_NotOpen", (await portal.Employer().Send(await portal.Edit(id, f => f.TitleEn = "x"))).Reason?.Name);
    }

    [Fact]
    public async Task The_public_reads_what_was_approved_until_a_change_is_approved()
    {
        var id = await portal.Live();
        Assert.Equal(EditEffect.Proposed, (await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Chief chip designer"))).Effect);
        Assert.Equal("Chip design engineer", await portal.Scalar<string>("select title_en from jobs where id = $1 and is_public", id));
        var own = await portal.Own(id);
        Assert.Equal(("Chief chip designer", "Chip design engineer", true), (own.Fields.TitleEn, own.Live?.TitleEn, own.ChangeInReview));

        await portal.Review(id, publish: true);
        Assert.Equal("Chief chip designer", await portal.Scalar<string>("select title_en from jobs where id = $1 and is_public", id));
        Assert.Equal(0, await portal.Scalar<long>("select count(*) from job_changes where job_id = $1", id));
    }

    [Fact]
    public async Task A_change_that_was_sent_back_is_changed_again()
    {
        var id = await portal.Live();
        await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Rock star"));
        await portal.Review(id, publish: false, "请使用规范职位名称。");
        var own = await portal.Own(id);
        Assert.Equal((JobStatus.Live, false, "请使用规范职位名称。"), (own.Status, own.ChangeInReview, own.ReturnReason.Zh));
        await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Principal engineer"));
        await portal.Review(id, publish: true);
        Assert.Equal("Principal engineer", (await portal.Own(id)).Fields.TitleEn);
    }

    [Fact]
    public async Task How_many_and_until_when_change_at_once()
    {
        var id = await portal.Live();
        var day = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(40).ToString("yyyy-MM-dd");
        Assert.Equal(EditEffect.Published, (await portal.Employer().Get(await portal.Edit(id, f => (f.Headcount, f.ClosingDate) = ("5", day)))).Effect);
        Assert.Equal(("5", day, (bool?)null), ((await portal.Own(id)).Fields.Headcount, (await portal.Own(id)).Fields.ClosingDate, (await portal.Own(id)).ChangeInReview));
    }

    [Fact]
    public async Task Typing_back_what_is_public_withdraws_the_proposal()
    {
        var id = await portal.Live();
        await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Something else"));
        Assert.Equal(EditEffect.Published, (await portal.Employer().Get(await portal.Edit(id, f => f.TitleEn = "Chip design engineer"))).Effect);
        Assert.Null((await portal.Own(id)).ChangeInReview);
    }

    [Fact]
    public async Task Of_two_who_edit_the_second_is_told()
    {
        var id = await portal.Draft();
        var (first, second) = (await portal.Edit(id, f => f.TitleEn = "First"), await portal.Edit(id, f => f.TitleEn = "Second"));
        await portal.Employer().Get(first);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(Personas.OwnerOf("rongxin")).Send(second)).Kind);
        Assert.Equal("First", (await portal.Own(id)).Fields.TitleEn);

        var live = await portal.Live();
        (first, second) = (await portal.Edit(live, f => f.TitleEn = "First"), await portal.Edit(live, f => f.TitleEn = "Second"));
        var answers = await Task.WhenAll(portal.Employer().Send(first), portal.As(Personas.OwnerOf("rongxin")).Send(second));
        Assert.Single(answers, answer => answer.IsOk);
        Assert.Single(answers, answer => answer.Kind == OutcomeKind.Conflict);
    }

    [Fact]
    public async Task Nobody_else_can_edit()
    {
        var id = await portal.Live();
        var edit = await portal.Edit(id, f => f.TitleEn = "Stolen");
        foreach (var stranger in JobScene.Strangers)
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(edit)).Kind);
        // The same employer at another tenant's site.
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(edit)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "").Send(edit)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer().Send(edit with { JobId = Guid.NewGuid() })).Kind);
        Assert.Equal("Chip design engineer", (await portal.Own(id)).Fields.TitleEn);
    }

    [Fact]
    public async Task A_language_left_behind_is_remembered_until_it_catches_up()
    {
        var id = await portal.Draft();
        await portal.Employer().Get(await portal.Edit(id, f => f.DescriptionZh = "负责新一代显示驱动芯片的设计。"));
        Assert.Equal(JobTranslation.EnglishBehind, (await portal.Own(id)).Translation);
        await portal.Employer().Get(await portal.Edit(id, f => f.Headcount = "3"));
        Assert.Equal(JobTranslation.EnglishBehind, (await portal.Own(id)).Translation);
        await portal.Employer().Get(await portal.Edit(id, f => f.DescriptionEn = "You design a new generation."));
        Assert.Equal(JobTranslation.Both, (await portal.Own(id)).Translation);
        await portal.Employer().Get(await portal.Edit(id, f => f.DescriptionEn = "You design a new generation of chips.", inStep: true));
        Assert.Equal(JobTranslation.Both, (await portal.Own(id)).Translation);
        await portal.Employer().Get(await portal.Edit(id, f => (f.TitleEn, f.DescriptionEn) = (null, null)));
        Assert.Equal(JobTranslation.OnlyChinese, (await portal.Own(id)).Translation);
    }

    [Fact]
    public async Task Limits_hold_here_too()
    {
        var id = await portal.Draft();
        var edit = await portal.Edit(id, f => f.DescriptionZh = new string('字', JobContent.DescriptionMax + 1));
        Assert.Equal([("Fields.DescriptionZh", "JobFields_TooLong")], (await portal.Employer().Send(edit)).Errors.Select(e => (e.Field, e.Text.Name)));
        var submit = await portal.Edit(id, f => f.IndustryCode = null, submit: true);
        Assert.Equal([("Fields.IndustryCode", "JobFields_IndustryMissing")], (await portal.Employer().Send(submit)).Errors.Select(e => (e.Field, e.Text.Name)));
    }

    [Fact]
    public async Task What_is_over_stays_as_it_was()
    {
        var id = await portal.Live();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        Assert.Equal("EditJob_NotOpen", (await portal.Employer().Send(await portal.Edit(id, f => f.TitleEn = "x"))).Reason?.Name);
    }
}
