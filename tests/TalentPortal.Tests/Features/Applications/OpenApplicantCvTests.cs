using TalentPortal.Features.Applications;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Applications;

public sealed class OpenApplicantCvTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_CV_of_the_application_opens_and_the_person_sees_it()
    {
        var sent = await portal.Applied();
        var cv = await portal.Recruiter(sent).Get(new OpenApplicantCv(sent.Application));
        Assert.Equal((sent.Talent.UserId, "cv.pdf", FileKind.Pdf), (cv.OwnerUserId, cv.FileName, cv.Kind));
        await using var content = await portal.Files().Open(KeyOwner.Person(cv.OwnerUserId), cv.StorageName);
        using var copy = new MemoryStream();
        await content!.CopyToAsync(copy);
        Assert.Equal(PdfBuilder.Plain(), copy.ToArray());
        var entry = Assert.Single((await portal.As(sent.Talent).Get(new BrowseAccessLog())).Items);
        Assert.Equal(("application", "cv", (Guid?)sent.Application), (entry.Purpose, entry.What, entry.SubjectId));
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
