using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class EditEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_owner_changes_what_is_said_but_not_the_name_that_was_checked()
    {
        var owner = portal.As(Personas.OwnerOf("rongxin"));
        var seen = await owner.Get(new ViewOwnEmployer());
        seen.Fields.AboutEn = EmployerScene.Hostile;
        await owner.Get(new EditEmployer(seen.Fields, seen.Version));
        var now = await owner.Get(new ViewOwnEmployer());
        Assert.Equal(EmployerScene.Hostile, now.Fields.AboutEn);

        now.Fields.NameEn = "Somebody Famous";
        Assert.Equal([new Invalidity("Fields.NameZh", "EditEmployer_Checked")], (await owner.Send(new EditEmployer(now.Fields, now.Version))).Errors);
        now.Fields.NameEn = seen.Fields.NameEn;
        now.Fields.Kind = EmployerKind.University;
        Assert.Equal([new Invalidity("Fields.Kind", "EditEmployer_Checked")], (await owner.Send(new EditEmployer(now.Fields, now.Version))).Errors);
    }

    [Fact]
    public async Task An_employer_that_nobody_admits_may_still_correct_its_name()
    {
        var maria = portal.As(EmployerScene.Maria);
        await maria.Get(EmployerScene.Registration());
        var seen = await maria.Get(new ViewOwnEmployer());
        seen.Fields.NameEn = "Minjiang Precision Instruments";
        await maria.Get(new EditEmployer(seen.Fields, seen.Version));
        Assert.Equal("Minjiang Precision Instruments", (await maria.Get(new ViewOwnEmployer())).Fields.NameEn);
    }

    [Fact]
    public async Task Of_two_who_edit_the_second_is_told()
    {
        var owner = portal.As(Personas.OwnerOf("haiyun"));
        var seen = await owner.Get(new ViewOwnEmployer());
        seen.Fields.Website = "https://one.example.org";
        await owner.Get(new EditEmployer(seen.Fields, seen.Version));
        seen.Fields.Website = "https://two.example.org";
        Assert.Equal(OutcomeKind.Conflict, (await owner.Send(new EditEmployer(seen.Fields, seen.Version))).Kind);
        Assert.Equal("https://one.example.org", (await owner.Get(new ViewOwnEmployer())).Fields.Website);
    }

    [Fact]
    public async Task Nobody_but_an_owner_can_edit_and_each_only_their_own()
    {
        var command = new EditEmployer(EmployerScene.Fields(), 0);
        foreach (var person in new[] { Personas.RecruiterOf("rongxin"), Personas.Talent, Personas.Staff(PortalRole.TenantAdministrator), Personas.PlatformAdministrator, null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(command)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(Personas.OwnerOf("weiliang")).Send(command)).Kind);
    }

    [Fact]
    public async Task Limits_hold_here_too()
    {
        var owner = portal.As(Personas.OwnerOf("pengwan"));
        var seen = await owner.Get(new ViewOwnEmployer());
        seen.Fields.AboutZh = new string('字', Employer.AboutMax + 1);
        Assert.Equal([("Fields.AboutZh", "Fields_TooLong")], (await owner.Send(new EditEmployer(seen.Fields, seen.Version))).Errors.Select(e => (e.Field, e.Text.Name)));
        seen.Fields.AboutZh = new string('字', Employer.AboutMax);
        await owner.Get(new EditEmployer(seen.Fields, seen.Version));
    }
}
