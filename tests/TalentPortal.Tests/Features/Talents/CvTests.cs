using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Talents;

public sealed class StoreCvTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_CV_is_on_record_under_its_owner_with_its_name_sealed_and_labelled_as_not_scanned()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddCv(person, name: "林悦 履历.pdf");
        var cv = Assert.Single((await portal.As(person).Get(new ViewMyProfile())).Cvs);
        Assert.Equal((id, "林悦 履历.pdf", FileRelease.ReleasedUnscanned, 0), (cv.Id, cv.FileName, cv.Release, cv.OpenTo));
        var kept = await portal.Scalar<byte[]>("select file_name from cv_documents where id = $1", id);
        Assert.True(kept!.AsSpan().IndexOf("履历"u8) < 0);
        Assert.True(portal.FileExists(await portal.StorageNameOf(id)));
    }

    [Fact]
    public async Task A_file_comes_by_the_form_of_the_page_and_once_when_it_is_sent_twice()
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var page = await client.Page("/fujian/en/me/cv");
        var form = page.QuerySelector<IHtmlFormElement>("main form[enctype='multipart/form-data']")!;
        Assert.DoesNotContain(form.Attributes, attribute => attribute.Name.StartsWith('@'));
        var fields = PageForms.Fields(form).ToList();
        var action = new Uri(client.BaseAddress!, "/fujian/en/" + form.GetAttribute("action"));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await client.Upload(action, fields, PdfBuilder.Plain("Li Wei"), "cv.pdf");
            Assert.DoesNotContain("refused", (answer.Headers.Location ?? answer.RequestMessage!.RequestUri!).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("cv.pdf", Assert.Single((await portal.As(person).Get(new ViewMyProfile())).Cvs).FileName);
    }

    [Fact]
    public async Task Nothing_is_kept_of_who_has_not_agreed_to_it()
    {
        var person = await portal.NewPerson();
        var outcome = await portal.As(person).Send(new StoreCv(await portal.Receipt(person)));
        Assert.Equal("StoreCv_ProfileFirst", outcome.Reason!.Name);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new StoreCv(null!))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new StoreCv(await portal.Receipt(person)))).Kind);
    }

    [Fact]
    public async Task Five_are_the_most_also_when_they_come_at_once()
    {
        var person = await portal.NewTalent();
        foreach (var _ in Enumerable.Range(0, 3)) await portal.AddCv(person);
        var receipts = new List<FileReceipt>();
        foreach (var _ in Enumerable.Range(0, 5)) receipts.Add(await portal.Receipt(person));
        var outcomes = await Task.WhenAll(receipts.Select(receipt => portal.As(person).Send(new StoreCv(receipt))));
        Assert.Equal(2, outcomes.Count(outcome => outcome.IsOk));
        Assert.All(outcomes.Where(outcome => !outcome.IsOk), outcome => Assert.Equal(("StoreCv_TooMany", 5), (outcome.Reason!.Name, outcome.Reason.Args.Single())));
        await portal.As(person).Get(new RemoveCv((await portal.As(person).Get(new ViewMyProfile())).Cvs[0].Id));
        await portal.AddCv(person);
    }
}

public sealed class CheckCvUploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_answers_before_a_file_is_sent()
    {
        var person = await portal.NewPerson();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new CheckCvUpload())).Kind);
        Assert.Equal("StoreCv_ProfileFirst", (await portal.As(person).Send(new CheckCvUpload())).Reason!.Name);
        await portal.As(person).Get(TalentScene.Profile());
        Assert.Equal(person.UserId, (await portal.As(person).Get(new CheckCvUpload())).UserId);
        foreach (var _ in Enumerable.Range(0, CvDocument.MostPerPerson)) await portal.AddCv(person);
        Assert.Equal("StoreCv_TooMany", (await portal.As(person).Send(new CheckCvUpload())).Reason!.Name);
    }
}

public sealed class OpenMyCvTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_owner_opens_it_this_way()
    {
        var sent = await portal.Applied();
        Assert.Equal("cv.pdf", (await portal.As(sent.Talent, "zhongguancun").Get(new OpenMyCv(sent.Cv))).FileName);
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("rongxin")), portal.As(Personas.OwnerOf("rongxin")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new OpenMyCv(sent.Cv))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(sent.Talent).Send(new OpenMyCv(Guid.NewGuid()))).Kind);
    }
}

public sealed class RemoveCvTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Its_file_goes_after_the_command_and_exactly_once_and_what_was_open_closes()
    {
        var sent = await portal.Applied();
        var file = await portal.StorageNameOf(sent.Cv);
        await portal.As(sent.Talent).Get(new RemoveCv(sent.Cv));
        Assert.True(portal.FileExists(file));
        await portal.Drain();
        Assert.False(portal.FileExists(file));
        await portal.Drain();
        Assert.Empty((await portal.As(sent.Talent).Get(new ViewMyProfile())).Cvs);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from grants where record_id = $1 and withdrawn_at is not null", sent.Cv));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where kind = 'StoredFileRemoval' and done_at is not null"));
    }

    [Fact]
    public async Task Another_CV_of_the_same_person_stays_open_to_whom_it_was_sent()
    {
        var sent = await portal.Applied();
        var other = await portal.Applied(talent: sent.Talent);
        Assert.NotEqual(sent.Cv, other.Cv);
        await portal.As(sent.Talent).Get(new RemoveCv(sent.Cv));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new OpenApplicantCv(sent.Application))).Kind);
        Assert.True((await portal.Recruiter(other).Send(new OpenApplicantCv(other.Application))).IsOk);
        Assert.Equal(ApplicantAccess.Open, (await portal.Recruiter(other).Get(new ViewApplicant(other.Application))).Access);
    }

    [Fact]
    public async Task A_command_that_fails_leaves_the_file_where_it_is()
    {
        var (owner, stranger) = (await portal.NewTalent(), await portal.NewTalent());
        var cv = await portal.AddCv(owner);
        foreach (var sender in new[] { portal.As(stranger), portal.As(null), portal.As(Personas.RecruiterOf("rongxin")) }) Assert.Equal(OutcomeKind.NotFound, (await sender.Send(new RemoveCv(cv))).Kind);
        await portal.Drain();
        Assert.True(portal.FileExists(await portal.StorageNameOf(cv)));
        var command = Guid.CreateVersion7();
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.As(owner).Send(new RemoveCv(cv), command)).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(owner).Send(new RemoveCv(cv))).Kind);
    }
}

public sealed class RecordCvScanTests(RecordCvScanTests.Fixture portal) : IClassFixture<RecordCvScanTests.Fixture>
{
    [Fact]
    public async Task A_new_CV_waits_in_quarantine_and_is_released_once_the_scanner_found_nothing()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddCv(person);
        Assert.Equal(FileRelease.Quarantined, (await portal.As(person).Get(new ViewMyProfile())).Cvs.Single().Release);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new OpenMyCv(id))).Kind);
        await portal.Drain();
        Assert.Equal(FileRelease.Released, (await portal.As(person).Get(new ViewMyProfile())).Cvs.Single().Release);
        Assert.True((await portal.As(person).Send(new OpenMyCv(id))).IsOk);
    }

    [Fact]
    public async Task An_infected_one_is_never_opened_and_its_file_goes()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddCv(person, "EICAR stands here");
        var file = await portal.StorageNameOf(id);
        await portal.Drain();
        Assert.Equal(FileRelease.Infected, (await portal.As(person).Get(new ViewMyProfile())).Cvs.Single().Release);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new OpenMyCv(id))).Kind);
        Assert.False(portal.FileExists(file));
        Assert.Equal("ApplyForJob_CvMissing", (await portal.As(person).Send(ApplicationScene.Application(await portal.PublicJob(), id))).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task While_the_scanner_is_silent_it_stays_in_quarantine_and_the_scan_is_tried_again()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddCv(person, "SILENT today");
        await portal.Drain();
        Assert.Equal(FileRelease.Quarantined, (await portal.As(person).Get(new ViewMyProfile())).Cvs.Single().Release);
        Scanner.IsSilent = false;
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        await portal.Drain();
        Assert.Equal(FileRelease.Released, (await portal.As(person).Get(new ViewMyProfile())).Cvs.Single().Release);
        Assert.True((await portal.As(person).Send(new OpenMyCv(id))).IsOk);
    }

    [Fact]
    public async Task A_scan_of_a_CV_removed_meanwhile_changes_nothing()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddCv(person, "EICAR stands here");
        await portal.As(person).Get(new RemoveCv(id));
        await portal.Drain();
        Assert.False(portal.FileExists(await portal.StorageNameOf(id)));
    }

    [Fact]
    public async Task Only_the_system_records_and_only_for_the_CVs_owner()
    {
        var (owner, other) = (await portal.NewTalent(), await portal.NewTalent());
        var id = await portal.AddCv(owner);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(owner).Send(new RecordCvScan(id, FileRelease.Released))).Kind);
        var wrong = CallOrigin.System("cv-scan", null, onBehalfOf: other.UserId);
        await portal.Dispatcher.Send(new RecordCvScan(id, FileRelease.Released), wrong);
        Assert.Equal("Quarantined", await portal.Scalar<string>("select release from cv_documents where id = $1", id));
        Assert.Equal(OutcomeKind.Invalid, (await portal.Dispatcher.Send(new RecordCvScan(id, FileRelease.ReleasedUnscanned), wrong)).Kind);
    }

    /// <summary>The portal with a scanner: the policy is told there is one, and a stand-in answers in its place.</summary>
    public sealed class Fixture : PortalFixture
    {
        public Fixture() => Change(builder =>
        {
            builder.Services.AddSingleton<IFileScanner>(new Scanner());
            builder.Services.AddSingleton(provider => new QuarantinePolicy(provider.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>(), new FilesOptions { Clamd = "tcp://127.0.0.1:1" }));
        });
    }

    /// <summary>Stands outside the portal, as clamd does: finds what says EICAR, and is silent about what says SILENT.</summary>
    private sealed class Scanner : IFileScanner
    {
        public static bool IsSilent { get; set; } = true;

        public async Task<ScanVerdict> Scan(Stream content, CancellationToken ct)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, ct);
            var text = System.Text.Encoding.Latin1.GetString(copy.ToArray());
            return text.Contains("SILENT", StringComparison.Ordinal) && IsSilent ? new(ScanResult.Unavailable, "") : text.Contains("EICAR", StringComparison.Ordinal) ? new(ScanResult.Infected, "Eicar") : new(ScanResult.Clean, "");
        }
    }
}
