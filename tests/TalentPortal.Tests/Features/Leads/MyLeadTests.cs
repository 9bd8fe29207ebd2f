using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Leads;

public sealed class ViewConsultantFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_sees_what_the_tenant_will_read_and_all_that_one_asked_at_every_tenant()
    {
        var asked = await portal.Asked();
        var elsewhere = await portal.Asked("greater-bay", asked.Talent);
        var here = await portal.As(asked.Talent).Get(new ViewConsultantForm());
        Assert.Equal(("fujian", asked.Id, "Wei Ling", "GB"), (here.Tenant!.Slug, here.Open!.Value, here.Profile!.Name, here.Profile.CountryCode));
        Assert.Equal([elsewhere.Id, asked.Id], here.Mine.Select(l => l.Id));
        Assert.Null((await portal.As(asked.Talent, "zhongguancun").Get(new ViewConsultantForm())).Open);
    }

    [Fact]
    public async Task On_the_national_site_one_chooses_and_a_person_without_profile_is_told_so()
    {
        var form = await portal.As(await portal.NewPerson(), "").Get(new ViewConsultantForm());
        Assert.Equal((null, null, null), (form.Tenant, form.Profile, form.Open));
        Assert.Equal(["fujian", "greater-bay", "zhongguancun"], form.Tenants.Select(t => t.Slug).Order());
        Assert.Empty(form.Mine);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewConsultantForm())).Kind);
    }
}

public sealed class ViewMyLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_sees_from_every_site_who_has_it_and_by_when_they_answer()
    {
        var asked = await portal.Asked();
        foreach (var tenant in new[] { "fujian", "zhongguancun", "" })
        {
            var mine = await portal.As(asked.Talent, tenant).Get(new ViewMyLead(asked.Id));
            Assert.Equal((LeadState.New, true, false, null, LeadScene.Wish, LeadScene.ReachWhen, "Europe/London"), (mine.State, mine.IsOpen, mine.IsOverdue, mine.StaffName, mine.Wish, mine.ReachWhen, mine.TimeZone));
            Assert.True(mine.AcknowledgeBy > mine.AskedAt);
            Assert.NotNull(mine.OpenUntil);
        }

        await portal.Take(asked);
        var taken = await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id));
        Assert.Equal((LeadState.Taken, true, "Overseas consultant"), (taken.State, taken.IsOpen, taken.StaffName));
        Assert.NotNull(taken.AnsweredAt);
    }

    [Fact]
    public async Task A_refusal_comes_with_its_reason_and_closes_the_profile()
    {
        var asked = await portal.Asked();
        Assert.True((await portal.Decline(asked)).IsOk);
        var mine = await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id));
        Assert.Equal((LeadState.Declined, false, "We only serve engineers.", null), (mine.State, mine.IsOpen, mine.Reason, mine.OpenUntil));
        Assert.Equal(2, (await portal.Mails(asked.Talent.Email)).Count);
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        var asked = await portal.Asked();
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(LeadScene.Consultant()), portal.As(Personas.OwnerOf("rongxin")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewMyLead(asked.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(asked.Talent).Send(new ViewMyLead(Guid.NewGuid()))).Kind);
    }
}

public sealed class WithdrawLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task New_or_taken_from_any_site_it_closes_at_once_in_code_and_in_SQL_and_takes_the_consent_with_it()
    {
        var (fresh, taken) = (await portal.Asked(), await portal.Asked());
        await portal.Take(taken);
        foreach (var asked in new[] { fresh, taken })
        {
            await portal.As(asked.Talent, asked == fresh ? "" : "greater-bay").Get(new WithdrawLead(asked.Id));
            Assert.Equal(0, await portal.ProfilesSeenByStaff("fujian", asked.Talent.UserId));
            var consent = (await portal.As(asked.Talent).Get(new BrowseConsents())).Items.Single(item => item.LeadId == asked.Id);
            Assert.Equal((true, null), (consent.WithdrawnAt is not null, consent.OpenUntil));
            Assert.Equal(LeadState.Withdrawn, (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).State);
            Assert.Equal("WithdrawLead_AlreadyOver", (await portal.As(asked.Talent).Send(new WithdrawLead(asked.Id))).Reason!.Name);
        }

        var seen = await portal.As(LeadScene.Consultant()).Get(new ViewLead(taken.Id));
        Assert.Equal((LeadAccess.Withdrawn, null, null, null, null), (seen.Access, seen.Profile, seen.Wish, seen.ReachWhen, seen.ContactAllowedAt));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(LeadScene.Consultant()).Send(new ViewLead(fresh.Id))).Kind);
        Assert.Contains(await portal.Mails(LeadScene.Consultant().Email), mail => mail.Link!.EndsWith($"overseas/leads/{taken.Id}", StringComparison.Ordinal));
        Assert.True((await portal.As(fresh.Talent).Send(LeadScene.Asking())).IsOk);
    }

    [Fact]
    public async Task Taking_back_the_consent_takes_back_the_lead()
    {
        var asked = await portal.Asked();
        await portal.Take(asked);
        var consent = (await portal.As(asked.Talent).Get(new BrowseConsents())).Items.Single(item => item.LeadId == asked.Id);
        await portal.As(asked.Talent, "zhongguancun").Get(new WithdrawConsent(consent.Id));
        Assert.Equal(LeadState.Withdrawn, (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).State);
        Assert.Equal(LeadAccess.Withdrawn, (await portal.As(LeadScene.Consultant()).Get(new ViewLead(asked.Id))).Access);
        Assert.Equal(0, await portal.ProfilesSeenByStaff("fujian", asked.Talent.UserId));
    }

    [Fact]
    public async Task Nobody_takes_back_what_is_not_theirs()
    {
        var asked = await portal.Asked();
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(LeadScene.Consultant()), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new WithdrawLead(asked.Id))).Kind);
        Assert.Equal(LeadState.New, (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).State);
    }
}

public sealed class LeadRetentionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_a_lead_opened_ends_in_its_time_and_what_came_to_nothing_goes_after_twelve_months()
    {
        var (declined, taken, open) = (await portal.Asked(), await portal.Asked(), await portal.Asked());
        await portal.Decline(declined);
        await portal.Take(taken);
        await portal.Take(open);
        await portal.Close(taken);
        // Staff cannot write a person's grants: SQL still opens a declined one until the daily run, requests do not.
        Assert.Equal(LeadAccess.Declined, (await portal.As(LeadScene.Consultant()).Get(new ViewLead(declined.Id))).Access);
        await Run();
        Assert.Equal(0, await portal.ProfilesSeenByStaff("fujian", declined.Talent.UserId));
        Assert.Equal(1, await portal.ProfilesSeenByStaff("fujian", taken.Talent.UserId));
        Assert.Equal(LeadAccess.Open, (await portal.As(LeadScene.Consultant()).Get(new ViewLead(taken.Id))).Access);

        portal.Clock.Advance(Lead.OpenAfterEnd + TimeSpan.FromMinutes(1));
        Assert.Equal(LeadAccess.Expired, (await portal.As(LeadScene.Consultant()).Get(new ViewLead(taken.Id))).Access);
        await Run();
        Assert.Equal(0, await portal.ProfilesSeenByStaff("fujian", taken.Talent.UserId));
        Assert.Equal(1, await portal.ProfilesSeenByStaff("fujian", open.Talent.UserId));

        portal.Clock.Advance(TimeSpan.FromDays(366 - 90));
        await Run();
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from leads where id = $1", declined.Id));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from leads where id = $1 or id = $2", taken.Id, open.Id));
        portal.Clock.Advance(TimeSpan.FromDays(365 * 2));
        await Run();
        Assert.Equal(open.Id, await portal.Scalar<Guid>("select id from leads where id = $1 or id = $2", taken.Id, open.Id));
    }

    private async Task Run()
    {
        foreach (var user in (await portal.AsSystem("").Get(new FindPersonalDues())).Users)
            Assert.True((await portal.Dispatcher.Send(new PurgePersonal(), CallOrigin.System("test", null, onBehalfOf: user))).IsOk);
    }
}
