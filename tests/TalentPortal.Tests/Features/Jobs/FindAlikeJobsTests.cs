using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class FindAlikeJobsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Text = "负责封装产线的工艺开发与良率提升，与设备和材料供应商联合调试，建立统计过程控制，编写作业指导书，培训夜班工程师，并在每季度向技术委员会汇报改进结果。";

    [Fact]
    public async Task The_same_position_in_nearly_the_same_words_is_found_once_and_never_itself()
    {
        Action<JobFields> here = f => { Written(f); f.DivisionCode = "350800"; };
        var id = await portal.Live(here);
        var found = await portal.Employer().Get(new FindAlikeJobs(null, JobScene.Fields(f =>
        {
            here(f);
            (f.TitleZh, f.DescriptionZh, f.PayMin) = ("封装工艺开发工程师（急聘）", Text.Replace("夜班", "新进", StringComparison.Ordinal), "200000");
        })));
        var alike = Assert.Single(found.Jobs);
        Assert.Equal((id, JobStatus.Live), (alike.Id, alike.Status));
        Assert.InRange(alike.Percent, 75, 99);
        Assert.Empty((await portal.Employer().Get(new FindAlikeJobs(id, JobScene.Fields(here)))).Jobs);
    }

    [Fact]
    public async Task Another_place_another_title_another_text_another_employer_and_what_is_over_are_not_alike()
    {
        var over = await portal.Live(f => { Written(f); f.DivisionCode = "350500"; });
        await portal.Employer().Get(new CloseJob(over, JobCloseReason.Filled));
        await portal.Live(f => { Written(f); f.DivisionCode = "350300"; }, employer: "haiyun");
        Action<JobFields>[] others =
        [
            f => f.DivisionCode = "350200",
            f => (f.TitleZh, f.TitleEn) = ("财务会计", null),
            f => f.DescriptionZh = "主持海外市场的渠道建设，管理经销商，每年出差约六十天。",
            f => f.DivisionCode = "350300",
            f => f.DivisionCode = "350500",
        ];
        await portal.Live(Written);
        foreach (var other in others)
        {
            var found = await portal.Employer().Get(new FindAlikeJobs(null, JobScene.Fields(f => { Written(f); other(f); })));
            Assert.Empty(found.Jobs);
        }
    }

    [Fact]
    public async Task Staff_see_it_in_review_across_the_employers_of_the_tenant_but_no_drafts()
    {
        Action<JobFields> written = f => { Written(f); f.DivisionCode = "350600"; };
        var first = await portal.Live(written, employer: "haiyun");
        await portal.Draft(written, employer: "haiyun");
        var second = await portal.Submitted(written);
        var review = await portal.Reviewer().Get(new ViewReview(second));
        Assert.Equal(first, Assert.Single(review.Alike).Id);
    }

    [Fact]
    public async Task An_import_reports_what_it_brings_twice()
    {
        var file = new JobFile().Add(JobFile.Posting("Twiceword engineer", "twice-1", "Twice Ltd")).Add(JobFile.Posting("Twiceword engineer", "twice-2", "Twice Ltd")).Add(JobFile.Posting("Twiceword adviser", "twice-3", "Twice Ltd"));
        var path = Path.Combine(portal.Folder, "twice.jsonl");
        await File.WriteAllBytesAsync(path, file.Bytes);
        var console = new StringWriter();
        await ImportJobsCommand.RunAsync(["--tenant", "fujian", "--publish", path], portal.Services, console);
        Assert.Contains("1 of the new read word for word like another", console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_fingerprint_is_the_same_for_ever()
    {
        var content = JobScene.Fields(Written).ToContent();
        Assert.Equal(JobLikeness.Fingerprint(content, Language.Chinese), JobLikeness.Fingerprint(content with { PayMin = 1 }, Language.Chinese));
        Assert.Null(JobLikeness.Fingerprint(content, Language.English));
    }

    [Fact]
    public async Task Only_the_employer_itself_is_told_of_its_postings()
    {
        var id = await portal.Live(f => { Written(f); f.DivisionCode = "350900"; });
        foreach (var stranger in JobScene.Strangers)
        {
            var outcome = await portal.As(stranger, "fujian").Send(new FindAlikeJobs(null, JobScene.Fields(f => { Written(f); f.DivisionCode = "350900"; })));
            Assert.True(!outcome.IsOk || outcome.Value.Jobs.All(job => job.Id != id));
        }
    }

    private static void Written(JobFields fields) =>
        (fields.TitleZh, fields.TitleEn, fields.DescriptionZh, fields.DescriptionEn, fields.DivisionCode) = ("封装工艺开发工程师", null, Text, null, "350700");
}
