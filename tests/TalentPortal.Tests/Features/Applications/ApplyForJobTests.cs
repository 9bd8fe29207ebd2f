using TalentPortal.Features.Applications;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class ApplyForJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_application_opens_profile_and_the_chosen_CV_to_the_one_employer_and_is_told_to_both_sides()
    {
        var talent = await portal.NewTalent();
        var (chosen, other) = (await portal.AddCv(talent), await portal.AddCv(talent));
        var sent = await portal.Applied(talent: talent, cv: chosen);

        Assert.Equal(1, await portal.CountAsEmployer("rongxin", "fujian", "select count(*) from talent_profiles where user_id = $1", talent.UserId));
        Assert.Equal(1, await portal.CountAsEmployer("rongxin", "fujian", "select count(*) from cv_documents where user_id = $1", talent.UserId));
        Assert.Equal(0, await portal.CountAsEmployer("rongxin", "fujian", "select count(*) from cv_documents where id = $1", other));
        foreach (var (employer, tenant) in new[] { ("haiyun", "fujian"), ("pengwan", "greater-bay"), ("weiliang", "zhongguancun") })
        {
            Assert.Equal(0, await portal.CountAsEmployer(employer, tenant, "select count(*) from talent_profiles where user_id = $1", talent.UserId));
            Assert.Equal(0, await portal.CountAsEmployer(employer, tenant, "select count(*) from cv_documents where user_id = $1", talent.UserId));
            Assert.Equal(0, await portal.CountAsEmployer(employer, tenant, "select count(*) from job_applications where id = $1", sent.Application));
        }

        var mine = Assert.Single(await portal.Mails(talent.Email));
        Assert.Contains($"/fujian/", mine.Link, StringComparison.Ordinal);
        Assert.EndsWith($"me/applications/{sent.Application}", mine.Link, StringComparison.Ordinal);
        var theirs = (await portal.Mails(Personas.RecruiterOf("rongxin").Email)).First(mail => mail.Link!.EndsWith($"employer/applications/{sent.Application}", StringComparison.Ordinal));
        Assert.Contains(await portal.Mails(Personas.OwnerOf("rongxin").Email), mail => mail.Link == theirs.Link);
        foreach (var secret in new[] { "Wei Ling", "Process engineer", "工艺工程师", "evenings", "wei.ling" })
            Assert.DoesNotContain(secret, theirs.Subject + theirs.Text + theirs.Html + mine.Subject + mine.Text + mine.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_consent_is_kept_with_its_words_language_and_employer()
    {
        var sent = await portal.Applied();
        var consent = Assert.Single((await portal.As(sent.Talent).Get(new BrowseConsents())).Items, item => item.ApplicationId == sent.Application);
        Assert.Equal(TalentPortal.Features.Talents.Domain.ConsentKind.GiveToEmployer, consent.Kind);
        Assert.Equal(TalentPortal.Data.Seed.Demo.DemoPeople.Employer("rongxin").Name, consent.EmployerName);
        Assert.Equal(portal.Clock.GetUtcNow().AddDays(180), consent.OpenUntil!.Value, TimeSpan.FromMinutes(5));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("I agree that they get it."u8));
        Assert.Equal(hash, await portal.Scalar<string>("select text_hash from consents where application_id = $1", sent.Application));
    }

    [Fact]
    public async Task The_same_form_sent_twice_and_two_windows_at_once_make_one_application()
    {
        var talent = await portal.NewTalent();
        var (cv, job, sender) = (await portal.AddCv(talent), await portal.PublicJob(), portal.As(talent));
        var command = Guid.CreateVersion7();
        var twice = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sender.Send(ApplicationScene.Application(job, cv), command)));
        Assert.Single(twice.Select(outcome => outcome.Value.Id).Distinct());

        var other = await portal.PublicJob();
        var windows = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => sender.Send(ApplicationScene.Application(other, cv), Guid.CreateVersion7())));
        Assert.Single(windows, outcome => outcome.IsOk);
        Assert.All(windows.Where(outcome => !outcome.IsOk), outcome => Assert.Equal("ApplyForJob_Already", outcome.Reason!.Name));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from job_applications where talent_user_id = $1", talent.UserId));
        Assert.Equal(4L, await portal.Scalar<long>("select count(*) from grants where user_id = $1", talent.UserId));
    }

    [Fact]
    public async Task A_CV_on_which_no_mark_can_be_drawn_is_named_while_the_person_can_choose_another()
    {
        var talent = await portal.NewTalent();
        var (word, broken, job) = (await portal.AddCv(talent, name: "Wei.docx"), await portal.AddCv(talent, name: "broken.pdf"), await portal.PublicJob());
        await portal.Scalar<int>("update cv_documents set kind = 'Docx' where id = $1", word);
        // A file of the right kind whose content is none: as one from before marks were drawn.
        using (var content = new MemoryStream("%PDF-1.7 nothing"u8.ToArray()))
            await portal.Scalar<int>("update cv_documents set storage_name = $1 where id = $2", (await portal.Files().Save(TalentPortal.Platform.Security.Vault.KeyOwner.Person(talent.UserId), content, 1000)).StorageName, broken);
        foreach (var (cv, why) in new[] { (word, "ApplyForJob_CvWord"), (broken, "ApplyForJob_CvUnmarked") })
        {
            var refused = await portal.As(talent).Send(ApplicationScene.Application(job, cv));
            Assert.Equal((OutcomeKind.Invalid, "CvId", why), (refused.Kind, refused.Errors.Single().Field, refused.Errors.Single().Text.Name));
        }

        var form = await portal.As(talent).Get(new ViewApplicationForm(job));
        Assert.Equal((broken, "Wei.docx"), (form.Cvs.Single().Id, form.WordCvs.Single()));
        Assert.True((await portal.As(talent).Send(ApplicationScene.Application(job, await portal.AddCv(talent)))).IsOk);
    }

    [Fact]
    public async Task Profile_CV_box_and_a_live_posting_of_this_tenant_are_needed()
    {
        var nobody = await portal.NewPerson();
        var talent = await portal.NewTalent();
        var (cv, job) = (await portal.AddCv(talent), await portal.PublicJob());
        var foreign = await portal.AddCv(await portal.NewTalent());

        Assert.Equal("ApplyForJob_ProfileMissing", (await portal.As(nobody).Send(ApplicationScene.Application(job, cv))).Reason!.Name);
        Assert.Equal("ApplyForJob_CvMissing", Error(await portal.As(talent).Send(ApplicationScene.Application(job, Guid.Empty)), "CvId"));
        Assert.Equal("ApplyForJob_CvMissing", Error(await portal.As(talent).Send(ApplicationScene.Application(job, foreign)), "CvId"));
        Assert.Equal("ApplyForJob_AgreementMissing", Error(await portal.As(talent).Send(ApplicationScene.Application(job, cv) with { Agreed = false }), "Agreed"));
        Assert.Equal("ApplyForJob_AgreementMissing", Error(await portal.As(talent).Send(ApplicationScene.Application(job, cv) with { ConsentWords = " " }), "ConsentWords"));
        foreach (var note in new[] { "a\0b", "\ud800", new string('字', 2001) })
            Assert.Equal("ApplyForJob_NoteUnfit", Error(await portal.As(talent).Send(ApplicationScene.Application(job, cv, note)), "Note"));

        foreach (var (id, tenant) in new[] { (job, "zhongguancun"), (job, ""), (await portal.PublicJob(isLive: false), "fujian"), (Guid.NewGuid(), "fujian") })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent, tenant).Send(ApplicationScene.Application(id, cv))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(ApplicationScene.Application(job, cv))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from job_applications where talent_user_id = $1", talent.UserId));

        await portal.As(talent).Get(new RemoveCv(cv));
        Assert.Equal("ApplyForJob_CvMissing", Error(await portal.As(talent).Send(ApplicationScene.Application(job, cv)), "CvId"));
    }

    [Fact]
    public async Task After_the_closing_date_in_the_tenants_zone_nobody_applies_though_the_posting_still_shows()
    {
        var talent = await portal.NewTalent();
        var cv = await portal.AddCv(talent);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(portal.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);
        var last = await portal.PublicJob(content: ApplicationScene.Content() with { ClosingDate = today });
        var past = await portal.PublicJob(content: ApplicationScene.Content() with { ClosingDate = today.AddDays(-1) });
        Assert.True((await portal.As(talent).Send(ApplicationScene.Application(last, cv))).IsOk);
        Assert.Equal("ApplyForJob_Closed", (await portal.As(talent).Send(ApplicationScene.Application(past, cv))).Reason!.Name);
    }

    [Fact]
    public async Task Where_nobody_of_the_employer_would_read_it_nothing_is_taken()
    {
        var talent = await portal.NewTalent();
        var cv = await portal.AddCv(talent);
        var listed = Guid.CreateVersion7();
        await portal.Scalar<int>("insert into employers (id, name_en, kind, created_at, changed_at, is_demo) values ($1, 'From an import', 'Company', now(), now(), false)", listed);
        var job = await portal.PublicJob(employerId: listed, source: new JobSource("feed", "1", "https://jobs.example.org/1"));
        Assert.Equal("ApplyForJob_NobodyReads", (await portal.As(talent).Send(ApplicationScene.Application(job, cv))).Reason!.Name);
    }

    [Fact]
    public async Task Whoever_withdrew_may_apply_again()
    {
        var sent = await portal.Applied();
        await portal.Applicant(sent).Get(new WithdrawApplication(sent.Application));
        var again = await portal.Applicant(sent).Get(ApplicationScene.Application(sent.Job, sent.Cv));
        Assert.NotEqual(sent.Application, again.Id);
    }

    private static string? Error<T>(Outcome<T> outcome, string field) => outcome.Errors.FirstOrDefault(error => error.Field == field)?.Text.Name;
}
