using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class RegisterEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_person_registers_once_becomes_owner_and_asks_for_admission()
    {
        var maria = await Alone(EmployerScene.Maria);
        var registered = await maria.Get(EmployerScene.Registration());
        // Her rights are read anew at once: she acts for the employer with the next message.
        await maria.Get(new RequestAdmission());

        var own = await maria.Get(new ViewOwnEmployer());
        Assert.Equal(registered.EmployerId, own.Id);
        Assert.True(own.MayManage);
        Assert.Equal(AdmissionStatus.Requested, own.Admissions.Single(a => a.IsHere).Status);
        Assert.Equal("EmployerOwner", await portal.Scalar<string>("select role from employer_memberships where employer_id = $1", registered.EmployerId));
        Assert.Equal(1, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'employers.register' and subject_id = $1", registered.EmployerId));

        var again = await maria.Send(EmployerScene.Registration());
        Assert.Equal("RegisterEmployer_AlreadyMember", again.Reason?.Name);
    }

    [Fact]
    public async Task A_visitor_cannot_register() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(EmployerScene.Registration())).Kind);

    [Fact]
    public async Task A_member_of_an_employer_cannot_register_another() =>
        Assert.Equal("RegisterEmployer_AlreadyMember", (await portal.As(Personas.RecruiterOf("rongxin")).Send(EmployerScene.Registration())).Reason?.Name);

    [Fact]
    public async Task An_organisation_is_registered_once_however_its_code_is_typed()
    {
        var code = DemoPeople.Employer("rongxin").CreditCode;
        var outcome = await (await Alone(Personas.OtherTalent)).Send(EmployerScene.Registration(code: " " + code[..8].ToLowerInvariant() + "-" + code[8..].ToLowerInvariant()));
        Assert.Equal([new Invalidity("CreditCode", "RegisterEmployer_Taken")], outcome.Errors);
    }

    [Fact]
    public async Task Two_people_at_the_same_moment_register_it_once()
    {
        var code = EmployerScene.CreditCodeOf(900_000);
        var answers = await Task.WhenAll(
            (await Alone(Personas.Talent)).Send(EmployerScene.Registration(code: code)),
            (await Alone(Personas.OtherTalent)).Send(EmployerScene.Registration(code: code)));
        Assert.Single(answers, answer => answer.IsOk);
        Assert.Equal(1, await portal.Scalar<long>("select count(*) from employers where credit_code = $1", code));
    }

    [Theory]
    [InlineData("RegisterEmployer_CreditCodeBad", "CreditCode")]
    [InlineData("RegisterEmployer_YourNameMissing", "YourName")]
    [InlineData("Fields_NameMissing", "Fields.NameZh")]
    [InlineData("Fields_TooLong", "Fields.NameEn")]
    [InlineData("Fields_KindMissing", "Fields.Kind")]
    [InlineData("Fields_Unknown", "Fields.DivisionCode")]
    [InlineData("Fields_WebsiteBad", "Fields.Website")]
    [InlineData("Fields_TooLong", "Fields.AboutZh")]
    [InlineData("Fields_TooLong", "Fields.AboutEn")]
    [InlineData("RegisterEmployer_NumberMissing", "RegisterNumber")]
    [InlineData("RegisterEmployer_CountryMissing", "RegisterCountry")]
    public async Task What_is_wrong_is_said_beside_its_field(string key, string field)
    {
        var fields = EmployerScene.Fields();
        var command = EmployerScene.Registration(fields);
        switch (field)
        {
            case "CreditCode": command = command with { CreditCode = "91350100M000100Y44" }; break;
            case "YourName": command = command with { YourName = " " }; break;
            case "Fields.NameZh": (fields.NameZh, fields.NameEn) = (" ", null); break;
            case "Fields.NameEn": fields.NameEn = new string('x', Employer.NameMax + 1); break;
            case "Fields.Kind": fields.Kind = null; break;
            case "Fields.DivisionCode": fields.DivisionCode = "999999"; break;
            case "Fields.Website": fields.Website = "javascript:alert(1)"; break;
            case "Fields.AboutZh": fields.AboutZh = "a\0b"; break;
            case "Fields.AboutEn": fields.AboutEn = new string('字', 10_000_000); break;
            case "RegisterNumber": command = command with { Abroad = true, RegisterCountry = "DE", RegisterNumber = "  " }; break;
            case "RegisterCountry": command = command with { Abroad = true, RegisterCountry = "CN", RegisterNumber = "1" }; break;
        }

        var outcome = await (await Alone(EmployerScene.Maria)).Send(command);
        Assert.Equal(OutcomeKind.Invalid, outcome.Kind);
        Assert.Contains(outcome.Errors, error => error.Field == field && error.Text.Name == key);
    }

    [Theory]
    [InlineData(" www.rongxin.example ", "https://www.rongxin.example")]
    [InlineData("http://rongxin.example/en", "http://rongxin.example/en")]
    public async Task A_website_is_taken_as_people_write_it(string typed, string kept)
    {
        var fields = EmployerScene.Fields();
        fields.Website = typed;
        var person = await Alone(Personas.Talent);
        await person.Get(EmployerScene.Registration(fields));
        Assert.Equal(kept, (await person.Get(new ViewOwnEmployer())).Fields.Website);
    }

    [Theory]
    [InlineData("mailto:hr@rongxin.example")]
    [InlineData("ftp://rongxin.example")]
    [InlineData("rongxin")]
    public async Task What_is_no_website_is_refused(string typed)
    {
        var fields = EmployerScene.Fields();
        fields.Website = typed;
        Assert.Equal([new Invalidity("Fields.Website", "Fields_WebsiteBad")], (await (await Alone(Personas.Talent)).Send(EmployerScene.Registration(fields))).Errors);
        fields.Website = "rongxin.example/" + new string('x', Employer.WebsiteMax - 20);
        Assert.Contains((await (await Alone(Personas.Talent)).Send(EmployerScene.Registration(fields))).Errors, error => error.Text.Name == "Fields_TooLong");
    }

    [Fact]
    public async Task An_organisation_abroad_is_known_by_its_register()
    {
        var fields = EmployerScene.Fields(zh: null, en: EmployerScene.Hostile);
        (fields.DivisionCode, fields.CountryCode) = (null, "DE");
        var person = await Alone(Personas.Talent);
        await person.Get(new RegisterEmployer(fields, true, null, "DE", " hrb 12 34 ", "Anna"));
        var own = await person.Get(new ViewOwnEmployer());
        Assert.Equal(("DE", "HRB1234", EmployerScene.Hostile), (own.RegisterCountry, own.RegisterNumber, own.Fields.NameEn));
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_once()
    {
        var person = await Alone(Personas.Talent);
        var (command, id) = (EmployerScene.Registration(), Guid.CreateVersion7());
        var answers = await Task.WhenAll(person.Send(command, id), person.Send(command, id));
        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal(answers[0].Value, answers[1].Value);
        Assert.Equal(1, await portal.Scalar<long>("select count(*) from employers where credit_code = $1", command.CreditCode!));
    }

    /// <summary>Acts as a person who belongs to no employer, whatever other tests of this class did.</summary>
    private async Task<TestSender> Alone(DemoPerson person)
    {
        await portal.Scalar<int>("update employer_memberships set ended_at = now() where user_id = $1", person.UserId);
        portal.Clock.Advance(RightsStore.Lifetime);
        return portal.As(person);
    }
}
