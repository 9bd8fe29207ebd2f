using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What leads and cases do to one another, by the requests of both.</summary>
public sealed class CaseOfLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_taken_lead_is_a_case_of_whoever_took_it_and_of_two_who_took_it_there_is_one()
    {
        var asked = await portal.Asked();
        var version = await portal.LeadVersion(asked.Id);
        var both = await Task.WhenAll(portal.As(CaseScene.Overseas).Send(new TakeLead(asked.Id, version)), portal.As(CaseScene.Lead).Send(new TakeLead(asked.Id, version)));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
        var mine = (await portal.As(asked.Talent).Get(new BrowseMyCases())).Items.Single();
        Assert.Equal(("O2", both[0].IsOk ? "Overseas consultant" : "Team lead", null), (mine.Stage.Code, mine.OwnerName, mine.NextAction));
        Assert.True(mine.NextOn > PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()));
        var view = await portal.As(asked.Talent).Get(new ViewMyCase(mine.Id));
        Assert.Equal((asked.Id, CaseEntryKind.Opened, CallSide.Staff), (view.LeadId, view.Entries.Single().Kind, view.Entries.Single().By));
        var seen = await portal.As(both[0].IsOk ? CaseScene.Overseas : CaseScene.Lead).Get(new ViewCase(mine.Id));
        Assert.Equal((LeadScene.Wish, LeadScene.ReachWhen, Language.Chinese, "Europe/London"), (seen.Person!.Wish, seen.Person.ReachWhen, seen.Person.Language, seen.Person.TimeZone));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Taken_back_on_the_national_site_the_profile_closes_at_once_and_the_case_ends_with_its_hand_over(bool byConsent)
    {
        var asked = await portal.Asked();
        await portal.Take(asked);
        var (one, handOver) = await portal.Offered(new(await portal.Scalar<Guid>("select id from cases where lead_id = $1", asked.Id), asked.Id, asked.Talent, asked.Tenant));
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(handOver));
        if (byConsent) await portal.As(asked.Talent, "").Get(new WithdrawConsent(await portal.Scalar<Guid>("select id from consents where lead_id = $1", asked.Id)));
        else await portal.As(asked.Talent, "").Get(new WithdrawLead(asked.Id));
        var seen = await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id));
        Assert.Equal((false, null, null), (seen.Person!.IsOpen, seen.Person.Name, seen.Person.Wish));
        await portal.Drain();
        var mine = await portal.As(asked.Talent, "").Get(new ViewMyCase(one.Id));
        Assert.Equal((CaseCloseReason.Withdrew, "X", CallSide.System), (mine.CloseReason, mine.Stage.Code, mine.Entries[^1].By));
        Assert.Contains(await portal.Mails(CaseScene.Domestic.Email), mail => mail.Text.Contains($"domestic/cases/{one.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_a_case_is_closed_the_person_may_ask_anew_and_until_ninety_days_later_the_profile_stays_open()
    {
        var asked = await portal.Asked();
        await portal.Take(asked);
        Assert.NotEqual(OutcomeKind.Ok, (await portal.As(asked.Talent).Send(LeadScene.Asking())).Kind);
        var id = await portal.Scalar<Guid>("select id from cases where lead_id = $1", asked.Id);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(id, CaseCloseReason.NoMatch, null, await portal.VersionOf(new Opened(id, asked.Id, asked.Talent, asked.Tenant))));
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewCase(id))).Person!.IsOpen);
        portal.Clock.Advance(TimeSpan.FromDays(91));
        Assert.False((await portal.As(CaseScene.Overseas).Get(new ViewCase(id))).Person!.IsOpen);
        await portal.As(asked.Talent).Get(LeadScene.Asking());
    }
}
