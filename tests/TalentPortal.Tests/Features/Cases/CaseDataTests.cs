using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What a person takes along of their cases, and what is left of them once it is erased.</summary>
public sealed class CaseDataTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_export_holds_every_word_of_timeline_and_packets_and_nothing_that_staff_noted()
    {
        var (one, _) = await portal.Offered();
        var other = await portal.Opened();
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        await portal.As(CaseScene.Overseas).Get(new PlanNextAction(one.Id, "Send the form", today, await portal.VersionOf(one)));
        await portal.As(CaseScene.Overseas).Get(new WriteEntry(one.Id, "The school has a place"));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, "Sounded tired", CaseNoteLevel.Team));
        await portal.Planned(one, "Ask for the transcript");
        await portal.Planned(other, "A task of somebody else");
        await portal.As(CaseScene.Overseas).Get(new WriteEntry(other.Id, "About somebody else"));
        var text = System.Text.Encoding.UTF8.GetString((await portal.As(one.Talent, "greater-bay").Get(new ExportMyData())).Json);
        foreach (var own in new[] { one.Id.ToString(), "Send the form", "The school has a place", "Overseas needs text", "The needs are clear.", "Three posts within ten working days", "Ask for the transcript" })
            Assert.Contains(own, text, StringComparison.Ordinal);
        foreach (var foreign in new[] { "Sounded tired", "About somebody else", "A task of somebody else", other.Id.ToString() }) Assert.DoesNotContain(foreign, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_takes_cases_timeline_hand_overs_and_notes_at_every_tenant_and_nothing_of_others()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var (here, _) = await portal.Offered(await portal.Opened(talent: talent));
        var (there, other) = (await portal.Opened("greater-bay", talent), await portal.Opened());
        foreach (var one in new[] { here, there, other })
            await portal.As(Personas.Staff(PortalRole.OverseasConsultant, one.Tenant)).Get(new WriteNote(one.Id, "Prefers mornings", CaseNoteLevel.Team));
        foreach (var one in new[] { here, there, other }) await portal.Planned(one, by: Personas.Staff(PortalRole.OverseasConsultant, one.Tenant));
        await portal.As(talent, "zhongguancun").Get(new EraseMyData(TalentScene.Password));
        foreach (var table in new[] { "cases", "case_entries", "case_tasks", "hand_overs" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where talent_user_id = $1", talent.UserId));
        Assert.Equal(other.Id, await portal.Scalar<Guid>("select case_id from case_notes where case_id = any($1)", new[] { here.Id, there.Id, other.Id }));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from case_notes where case_id = any($1)", new[] { here.Id, there.Id, other.Id }));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCase(here.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TeamLead, "greater-bay")).Send(new ViewCase(there.Id))).Kind);
        Assert.Single((await portal.As(CaseScene.Overseas).Get(new ViewCase(other.Id))).Entries);
    }
}
