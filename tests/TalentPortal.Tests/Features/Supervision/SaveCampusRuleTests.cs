using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Supervision;

public sealed class ViewCampusRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Where_nothing_was_decided_what_is_usual_holds()
    {
        var rule = await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(new ViewCampusRule());
        Assert.Equal((30, null, null), (rule.ViewDays, rule.ChangedAt, rule.Version));
        foreach (var role in new[] { PortalRole.TeamLead, PortalRole.DomesticConsultant, PortalRole.CampusConsultant }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(role)).Send(new ViewCampusRule())).Kind);
    }
}

public sealed class SaveCampusRuleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private TestSender Admin => portal.As(Personas.Staff(PortalRole.TenantAdministrator));

    [Fact]
    public async Task It_holds_for_what_runs_and_for_what_comes_and_what_has_ended_stays_ended()
    {
        var (running, ended) = (await portal.JustArrived(), await portal.JustArrived());
        await portal.Run("update cases set campus_until = now() - interval '1 hour' where id = $1", ended.Id);
        var before = await portal.CampusUntil(ended);
        var arrived = portal.Today();
        await Save(45);
        Assert.Equal(PortalFixture.TenantOf("fujian").EndOf(arrived.AddDays(45)), await portal.CampusUntil(running));
        Assert.Equal(before, await portal.CampusUntil(ended));
        var next = await portal.JustArrived();
        Assert.Equal(PortalFixture.TenantOf("fujian").EndOf(arrived.AddDays(45)), await portal.CampusUntil(next));
        // What the talent added stays added.
        await portal.As(CaseScene.Lead).Get(new AskCampusTime(next.Id, 7, await portal.CaseVersion(next.Id)));
        await portal.Mine(next).Get(new AgreeToCampusTime(next.Id, 7, true));
        await Save(10);
        Assert.Equal(PortalFixture.TenantOf("fujian").EndOf(arrived.AddDays(10)), await portal.CampusUntil(running));
        Assert.Equal(PortalFixture.TenantOf("fujian").EndOf(arrived.AddDays(17)), await portal.CampusUntil(next));
        Assert.Equal(2, await portal.Audited("supervision.rule", PortalFixture.TenantOf("fujian").Id));
        // Another organisation decides for itself.
        Assert.Equal(30, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay")).Get(new ViewCampusRule())).ViewDays);
    }

    [Fact]
    public async Task Between_a_week_and_half_a_year_by_the_administrators_alone_and_of_the_last_version()
    {
        var version = (await Admin.Get(new ViewCampusRule())).Version;
        foreach (var days in new int?[] { null, 6, 181 }) Assert.Equal(["ViewDays"], (await Admin.Send(new SaveCampusRule(days, 3, version))).Errors.Select(error => error.Field));
        foreach (var first in new int?[] { null, -1, 11 }) Assert.Equal(["FirstMessages"], (await Admin.Send(new SaveCampusRule(20, first, version))).Errors.Select(error => error.Field));
        foreach (var role in new[] { PortalRole.TeamLead, PortalRole.DomesticConsultant, PortalRole.CampusConsultant }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(role)).Send(new SaveCampusRule(20, 3, version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await Admin.Send(new SaveCampusRule(20, 3, 1))).Kind);
        await Save(7);
        await Save(180);
    }

    private async Task Save(int days) => await Admin.Get(new SaveCampusRule(days, 3, (await Admin.Get(new ViewCampusRule())).Version));
}
