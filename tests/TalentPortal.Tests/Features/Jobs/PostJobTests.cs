using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class PostJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_admitted_employer_keeps_a_draft_or_submits_at_once()
    {
        var draft = await portal.Employer().Get(new PostJob(JobScene.Fields(), Submit: false));
        Assert.Equal(JobStatus.Draft, draft.Status);
        var submitted = await portal.Employer().Get(new PostJob(JobScene.Fields(), Submit: true));
        Assert.Equal(JobStatus.InReview, submitted.Status);
        var own = await portal.Own(submitted.JobId);
        Assert.Equal(("300000", "500000", "2"), (own.Fields.PayMin, own.Fields.PayMax, own.Fields.Headcount));
        Assert.Equal(DemoPeople.Employer("rongxin").Name, own.EmployerName);
        Assert.Equal(["jobs.draft", "jobs.submit"], (await portal.Scalar<string[]>("select array_agg(action order by action) from audit_entries where subject_id = any($1)", (Guid[])[draft.JobId, submitted.JobId]))!);
        Assert.True(await portal.Scalar<bool>("select bool_and(is_demo and not is_public) from jobs"));
    }

    [Fact]
    public async Task A_draft_may_be_incomplete_a_submission_may_not()
    {
        var fields = JobScene.Fields(f => (f.DescriptionEn, f.DivisionCode, f.IndustryCode, f.PayMin, f.PayMax) = (null, null, null, null, null));
        await portal.Employer().Get(new PostJob(fields, Submit: false));
        var outcome = await portal.Employer().Send(new PostJob(fields, Submit: true));
        Assert.Equal(["Fields.DescriptionEn", "Fields.DivisionCode", "Fields.IndustryCode", "Fields.PayMin"], outcome.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task One_language_is_enough_and_remote_work_needs_no_place()
    {
        var only = JobScene.Fields(f => (f.TitleEn, f.DescriptionEn, f.DivisionCode, f.Workplace, f.PayMin, f.PayMax, f.PayNegotiable) = (null, " ", null, Workplace.Remote, null, null, true));
        var posted = await portal.Employer().Get(new PostJob(only, Submit: true));
        Assert.Equal(JobTranslation.OnlyChinese, (await portal.Own(posted.JobId)).Translation);
    }

    [Fact]
    public async Task An_employer_that_is_not_admitted_may_write_but_not_submit()
    {
        await portal.Employer("rongxin", "zhongguancun").Get(new PostJob(JobScene.Fields(), Submit: false));
        Assert.Equal("SubmitJob_NotAdmitted", (await portal.Employer("rongxin", "zhongguancun").Send(new PostJob(JobScene.Fields(), Submit: true))).Reason?.Name);
        await portal.As(Personas.OwnerOf("rongxin"), "zhongguancun").Get(new TalentPortal.Features.Employers.RequestAdmission());
        Assert.Equal("SubmitJob_NotAdmitted", (await portal.Employer("rongxin", "zhongguancun").Send(new PostJob(JobScene.Fields(), Submit: true))).Reason?.Name);
        await portal.Decide("rongxin", TalentPortal.Features.Employers.AdmissionDecision.Admit, "zhongguancun");
        await portal.Submitted(tenant: "zhongguancun");
        Assert.Equal("PostJob_NoTenant", (await portal.As(Personas.OwnerOf("rongxin"), "").Send(new PostJob(JobScene.Fields(), Submit: false))).Reason?.Name);
    }

    [Fact]
    public async Task What_was_kept_while_writing_is_gone_with_the_posting_and_only_then()
    {
        var form = await portal.Employer().Get(new ViewOwnJob(null));
        Assert.NotEqual(form.DraftRecord, (await portal.Employer("rongxin", "greater-bay").Get(new ViewOwnJob(null))).DraftRecord);
        Assert.NotEqual(form.DraftRecord, (await portal.Employer("haiyun").Get(new ViewOwnJob(null))).DraftRecord);
        await portal.Employer().Get(new SaveDraft("job", form.DraftRecord, "{}"));
        Assert.Equal(OutcomeKind.Invalid, (await portal.Employer().Send(new PostJob(JobScene.Fields(f => f.IndustryCode = null), Submit: true))).Kind);
        Assert.NotNull((await portal.Employer().Get(new ReadDraft("job", form.DraftRecord))).Content);
        Assert.True((await portal.Employer().Get(new BrowseOwnJobs())).HasUnsent);
        Assert.False((await portal.As(Personas.OwnerOf("rongxin"), "fujian").Get(new BrowseOwnJobs())).HasUnsent);

        var posted = await portal.Employer().Get(new PostJob(JobScene.Fields(), Submit: false));
        Assert.Null((await portal.Employer().Get(new ReadDraft("job", form.DraftRecord))).Content);
        Assert.False((await portal.Employer().Get(new BrowseOwnJobs())).HasUnsent);

        var own = await portal.Own(posted.JobId);
        await portal.Employer().Get(new SaveDraft("job", own.DraftRecord, "{}"));
        await portal.Employer().Get(await portal.Edit(posted.JobId, f => f.TitleEn = "Other"));
        Assert.Null((await portal.Employer().Get(new ReadDraft("job", own.DraftRecord))).Content);
        await portal.Employer().Get(new SaveDraft("job", own.DraftRecord, "{}"));
        await portal.Employer().Get(new CloseJob(posted.JobId, JobCloseReason.Withdrawn));
        Assert.Null((await portal.Employer().Get(new ReadDraft("job", own.DraftRecord))).Content);
    }

    [Fact]
    public async Task Who_belongs_to_no_employer_cannot_post()
    {
        foreach (var person in DemoPeople.People.Where(person => person.Employer is null).Append(null))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new PostJob(JobScene.Fields(), Submit: false))).Kind);
    }

    [Fact]
    public async Task A_reference_is_the_employers_own_and_used_once()
    {
        await portal.Draft(f => f.Reference = "R-1");
        Assert.Equal([new Invalidity("Fields.Reference", "PostJob_ReferenceTaken")], (await portal.Employer().Send(new PostJob(JobScene.Fields(f => f.Reference = " R-1 "), Submit: false))).Errors);
        await portal.Draft(f => f.Reference = "R-1", "haiyun");
        await portal.Draft(f => f.Reference = "R-1", tenant: "greater-bay");
        var twins = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.Employer().Send(new PostJob(JobScene.Fields(f => f.Reference = "R-2"), Submit: false))));
        Assert.Single(twins, twin => twin.IsOk);
    }

    [Fact]
    public async Task The_same_form_sent_many_times_posts_once()
    {
        var (command, id) = (new PostJob(JobScene.Fields(f => f.TitleEn = "Sent often"), Submit: true), Guid.CreateVersion7());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => portal.Employer().Send(command, id)));
        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Equal(1, await portal.Scalar<long>("select count(*) from jobs where title_en = 'Sent often'"));
    }

    [Theory]
    [InlineData("TitleZh", "JobFields_TitleMissing")]
    [InlineData("TitleEn", "JobFields_TooLong")]
    [InlineData("DescriptionZh", "JobFields_TooLong")]
    [InlineData("DescriptionEn", "JobFields_TooLong")]
    [InlineData("PlaceText", "JobFields_TooLong")]
    [InlineData("Reference", "JobFields_TooLong")]
    [InlineData("DivisionCode", "JobFields_Unknown")]
    [InlineData("CountryCode", "JobFields_Unknown")]
    [InlineData("IndustryCode", "JobFields_Unknown")]
    [InlineData("KindCode", "JobFields_KindMissing")]
    [InlineData("DegreeCode", "JobFields_Unknown")]
    [InlineData("PayMin", "JobFields_AmountBad")]
    [InlineData("PayMax", "JobFields_PayReversed")]
    [InlineData("PayCurrency", "JobFields_Unknown")]
    [InlineData("PayPeriod", "JobFields_Unknown")]
    [InlineData("Headcount", "JobFields_HeadcountBad")]
    [InlineData("ClosingDate", "JobFields_DateBad")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string key)
    {
        var outcome = await portal.Employer().Send(new PostJob(JobScene.Fields(f =>
        {
            switch (field)
            {
                case "TitleZh": (f.TitleZh, f.TitleEn) = ("\u3000", ""); break;
                case "TitleEn": f.TitleEn = new string('x', JobContent.TitleMax + 1); break;
                case "DescriptionZh": f.DescriptionZh = new string('字', 10_000_000 / 3); break;
                case "DescriptionEn": f.DescriptionEn = "a\0b"; break;
                case "PlaceText": f.PlaceText = "\ud83d"; break;
                case "Reference": f.Reference = new string('x', JobSource.IdentifierMax + 1); break;
                case "DivisionCode": f.DivisionCode = "000000"; break;
                case "CountryCode": f.CountryCode = "ZZ"; break;
                case "IndustryCode": f.IndustryCode = "wizardry"; break;
                case "KindCode": f.KindCode = null; break;
                case "DegreeCode": f.DegreeCode = "x"; break;
                case "PayMin": f.PayMin = "thirty"; break;
                case "PayMax": f.PayMax = "1"; break;
                case "PayCurrency": f.PayCurrency = "XXX"; break;
                case "PayPeriod": f.PayPeriod = "fortnight"; break;
                case "Headcount": f.Headcount = "1000"; break;
                case "ClosingDate": f.ClosingDate = "27.11.2026"; break;
            }
        }), Submit: true));
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Contains(outcome.Errors, error => error.Field == "Fields." + field && error.Text.Name == key);
    }

    [Fact]
    public async Task Any_text_that_can_be_kept_is_kept_as_it_is()
    {
        var text = JobScene.Hostile + string.Concat(Enumerable.Repeat("𠀀", (JobContent.DescriptionMax - JobScene.Hostile.Length) / 2));
        var id = await portal.Draft(f => (f.TitleZh, f.DescriptionZh) = (JobScene.Hostile, text));
        var own = await portal.Own(id);
        Assert.Equal((JobScene.Hostile, text), (own.Fields.TitleZh, own.Fields.DescriptionZh));
    }

    [Fact]
    public async Task A_closing_date_lies_ahead_by_at_most_a_year()
    {
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        foreach (var (days, key) in new[] { (-1, "JobFields_ClosingPast"), (JobContent.OpenDaysMax + 1, "JobFields_ClosingFar") })
        {
            var outcome = await portal.Employer().Send(new PostJob(JobScene.Fields(f => f.ClosingDate = today.AddDays(days).ToString("yyyy-MM-dd")), Submit: true));
            Assert.Equal([new Invalidity("Fields.ClosingDate", key)], outcome.Errors);
        }

        await portal.Submitted(f => f.ClosingDate = today.ToString("yyyy-MM-dd"));
        await portal.Submitted(f => f.ClosingDate = today.AddDays(JobContent.OpenDaysMax).ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("300000", "300000")]
    [InlineData(" 300,000.50 ", "300000.5")]
    [InlineData("３０万", "300000")]
    [InlineData("1.25万", "12500")]
    [InlineData("300k", "300000")]
    [InlineData("-1", null)]
    [InlineData("1e5", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999999999999999", null)]
    public void Amounts_are_read_as_people_type_them(string typed, string? expected) =>
        Assert.Equal(expected, JobFields.Amount(typed)?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
}
