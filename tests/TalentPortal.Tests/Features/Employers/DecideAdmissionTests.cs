using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class DecideAdmissionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSender Reviewer => portal.As(Personas.Staff(PortalRole.Reviewer));

    [Fact]
    public async Task Staff_admit_an_employer_and_later_take_it_back()
    {
        await portal.As(Personas.OwnerOf("pengwan"), "fujian").Get(new RequestAdmission());
        var waiting = (await portal.AdmissionOf("pengwan"))!;
        await Reviewer.Get(EmployerScene.DecisionOn(waiting, AdmissionDecision.Admit));
        var admitted = (await portal.AdmissionOf("pengwan"))!;
        Assert.Equal((AdmissionStatus.Admitted, EmployerVerification.Document, "Reviewer"), (admitted.Status, admitted.Verification, admitted.DecidedBy));

        await Reviewer.Get(EmployerScene.DecisionOn(admitted, AdmissionDecision.End, EmployerScene.Hostile));
        var own = await portal.As(Personas.RecruiterOf("pengwan"), "fujian").Get(new ViewOwnEmployer());
        Assert.Equal((AdmissionStatus.Ended, EmployerScene.Hostile), (own.Admissions.Single(a => a.IsHere).Status, own.Admissions.Single(a => a.IsHere).Reason));
        Assert.Equal(["employers.admit", "employers.end"], await Actions(admitted.EmployerId));
    }

    [Fact]
    public async Task A_decision_on_what_has_changed_since_is_a_conflict()
    {
        await portal.As(Personas.OwnerOf("weiliang"), "fujian").Get(new RequestAdmission());
        var seen = (await portal.AdmissionOf("weiliang"))!;
        await Reviewer.Get(EmployerScene.DecisionOn(seen, AdmissionDecision.Refuse));
        var late = await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(EmployerScene.DecisionOn(seen, AdmissionDecision.Admit));
        Assert.Equal(OutcomeKind.Conflict, late.Kind);
    }

    [Fact]
    public async Task Two_who_decide_at_once_do_not_both_succeed()
    {
        await portal.As(Personas.OwnerOf("weiliang"), "greater-bay").Get(new RequestAdmission());
        var seen = (await portal.AdmissionOf("weiliang", "greater-bay"))!;
        var answers = await Task.WhenAll(
            portal.As(Personas.Staff(PortalRole.Reviewer, "greater-bay")).Send(EmployerScene.DecisionOn(seen, AdmissionDecision.Refuse)),
            portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay")).Send(EmployerScene.DecisionOn(seen, AdmissionDecision.Admit)));
        Assert.Single(answers, answer => answer.IsOk);
        Assert.Single(answers, answer => answer.Kind == OutcomeKind.Conflict);
    }

    [Fact]
    public async Task Nobody_else_can_decide()
    {
        var row = (await portal.AdmissionOf("rongxin"))!;
        var decision = EmployerScene.DecisionOn(row, AdmissionDecision.End);
        foreach (var person in DemoPeople.People.Where(person => person.Role is not (PortalRole.Reviewer or PortalRole.TenantAdministrator)).Append(null))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(decision)).Kind);
        // Staff of another tenant where the same employer is admitted too: the row is public there, and still not theirs.
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer, "greater-bay")).Send(decision)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.Reviewer, "greater-bay"), "fujian").Send(decision)).Kind);
        Assert.Equal(AdmissionStatus.Admitted, (await portal.AdmissionOf("rongxin"))!.Status);
    }

    [Fact]
    public async Task A_reason_is_needed_to_refuse_and_a_way_of_checking_to_admit()
    {
        var row = (await portal.AdmissionOf("rongxin"))!;
        Assert.Equal([new Invalidity("Reason", "DecideAdmission_ReasonMissing")], (await Reviewer.Send(EmployerScene.DecisionOn(row, AdmissionDecision.End, " "))).Errors);
        Assert.Equal([new Invalidity("Verification", "DecideAdmission_VerificationMissing")], (await Reviewer.Send(EmployerScene.DecisionOn(row, AdmissionDecision.Admit) with { Verification = null })).Errors);
        Assert.Equal("DecideAdmission_AlreadyDecided", (await Reviewer.Send(EmployerScene.DecisionOn(row, AdmissionDecision.Admit))).Reason?.Name);
        Assert.Equal("DecideAdmission_AlreadyDecided", (await Reviewer.Send(EmployerScene.DecisionOn(row, AdmissionDecision.Refuse))).Reason?.Name);
        Assert.Equal(OutcomeKind.Invalid, (await Reviewer.Send(EmployerScene.DecisionOn(row, AdmissionDecision.End, new string('x', 10_000_000)))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await Reviewer.Send(EmployerScene.DecisionOn(row, AdmissionDecision.End, "a\0b"))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await Reviewer.Send(EmployerScene.DecisionOn(row, AdmissionDecision.End, "\ud800"))).Kind);
    }

    [Fact]
    public async Task A_check_is_asked_for_again_after_its_time_and_entered_anew()
    {
        var row = (await portal.AdmissionOf("rongxin"))!;
        Assert.False(row.IsCheckDue);
        portal.Clock.Advance(TimeSpan.FromDays(366));
        row = (await portal.AdmissionOf("rongxin"))!;
        Assert.True(row.IsCheckDue);
        Assert.True((await portal.As(Personas.RecruiterOf("rongxin"), "fujian").Get(new ViewOwnEmployer())).Admissions.Single(a => a.IsHere).IsCheckDue);
        await Reviewer.Get(new DecideAdmission(row.AdmissionId, AdmissionDecision.Renew, EmployerVerification.TenantVouched, null, row.Version));
        var after = (await portal.AdmissionOf("rongxin"))!;
        Assert.Equal((AdmissionStatus.Admitted, EmployerVerification.TenantVouched, false), (after.Status, after.Verification, after.IsCheckDue));
        Assert.Equal([new Invalidity("Verification", "DecideAdmission_VerificationMissing")], (await Reviewer.Send(new DecideAdmission(row.AdmissionId, AdmissionDecision.Renew, null, null, after.Version))).Errors);
    }

    [Fact]
    public async Task An_unknown_admission_is_not_found() =>
        Assert.Equal(OutcomeKind.NotFound, (await Reviewer.Send(new DecideAdmission(Guid.NewGuid(), AdmissionDecision.Admit, EmployerVerification.Document, null, 0))).Kind);

    private async Task<IReadOnlyList<string>> Actions(Guid employerId) =>
        await portal.Scalar<string[]>("select array_agg(action order by at) from audit_entries where subject_id = $1 and action <> 'employers.request'", employerId) ?? [];
}
