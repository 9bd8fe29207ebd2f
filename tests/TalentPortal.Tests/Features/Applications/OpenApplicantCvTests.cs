using TalentPortal.Features.Applications;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Applications;

public sealed class OpenApplicantCvTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_CV_is_shown_under_a_mark_that_says_to_whom_and_the_person_sees_it()
    {
        var sent = await portal.Applied();
        using var client = await portal.SignedInClient(Personas.RecruiterOf("rongxin"));
        using var answer = await client.GetAsync($"/fujian/en/employer/applications/{sent.Application}/cv");
        Assert.Equal((System.Net.HttpStatusCode.OK, "application/pdf", "inline", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Headers.CacheControl!.ToString()));
        var (content, reference) = (await answer.Content.ReadAsByteArrayAsync(), ReferenceCode.Of(sent.Application));
        Assert.Equal($"{reference}.pdf", answer.Content.Headers.ContentDisposition.FileName!.Trim((char)34));
        Assert.NotEqual(PdfBuilder.Plain("Li Wei, process engineer"), content);
        var text = System.Text.Encoding.Latin1.GetString(content);
        Assert.Contains("Li Wei, process engineer", text, StringComparison.Ordinal);
        Assert.Matches($@"% RONGXIN MICROELECTRONICS \(DEMO\) \| READER {ReferenceCode.Of(Personas.RecruiterOf("rongxin").UserId)} \| APPLICATION {reference} \| \d{{4}}-\d\d-\d\d \d\d:\d\d UTC\n", text);
        var entry = Assert.Single((await portal.As(sent.Talent).Get(new BrowseAccessLog())).Items);
        Assert.Equal(("application", "cv", (Guid?)sent.Application), (entry.Purpose, entry.What, entry.SubjectId));
    }

    [Fact]
    public async Task An_application_from_before_with_a_Word_file_stays_readable_and_hands_out_no_file()
    {
        var sent = await portal.Applied();
        await portal.Scalar<int>("update cv_documents set kind = 'Docx' where id = $1", sent.Cv);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new OpenApplicantCv(sent.Application))).Kind);
        var seen = await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        Assert.Equal(("Wei Ling", FileKind.Docx), (seen.Profile!.Name, seen.Document!.Kind));
        using var client = await portal.SignedInClient(Personas.RecruiterOf("rongxin"));
        using var answer = await client.GetAsync($"/fujian/en/employer/applications/{sent.Application}/cv");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_opens_it()
    {
        var sent = await portal.Applied();
        TestSender[] strangers =
        [
            portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(Personas.RecruiterOf("pengwan"), "greater-bay"),
            portal.As(sent.Talent), portal.As(await portal.NewTalent()), portal.As(null), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.PlatformAdministrator),
        ];
        foreach (var stranger in strangers) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new OpenApplicantCv(sent.Application))).Kind);
        Assert.Equal(0, (await portal.As(sent.Talent).Get(new BrowseAccessLog())).Total);
    }

    [Theory]
    [InlineData("Quarantined")]
    [InlineData("Infected")]
    public async Task A_file_that_is_not_released_stays_closed_to_everybody(string release)
    {
        var sent = await portal.Applied();
        await portal.Scalar<int>("update cv_documents set release = $1 where id = $2", release, sent.Cv);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new OpenApplicantCv(sent.Application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(sent.Talent).Send(new OpenMyCv(sent.Cv))).Kind);
    }

    [Fact]
    public async Task A_removed_CV_opens_no_more_though_the_profile_still_does()
    {
        var sent = await portal.Applied();
        await portal.As(sent.Talent).Get(new RemoveCv(sent.Cv));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new OpenApplicantCv(sent.Application))).Kind);
        var seen = await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        Assert.Equal((true, true), (seen.Profile is not null, seen.Document is null));
        Assert.Equal(0, await portal.CountAsEmployer("rongxin", "fujian", "select count(*) from cv_documents where id = $1", sent.Cv));
    }
}
