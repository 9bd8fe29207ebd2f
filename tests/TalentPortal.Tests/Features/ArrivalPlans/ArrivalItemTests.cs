using TalentPortal.Features.ArrivalPlans;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Calendar;
using TalentPortal.Features.Calendar.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Today;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ArrivalPlans;

public sealed class SaveArrivalItemTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Something_of_ones_own_stands_at_its_hour_with_its_place()
    {
        var one = await portal.Arriving();
        var id = (await portal.As(CaseScene.Domestic).Get(portal.Adding(one))).ItemId;
        var items = (await portal.PlanOf(one)).Items;
        var added = items.Single(item => item.Id == id);
        Assert.Equal((ArrivalScene.Title, ArrivalScene.Where, 870, null), (added.Title.En, added.Where.En, added.AtMinute, added.Line));
        Assert.Equal(["passport"], added.Papers);
        // Between what is of the whole day and the evening.
        var sameDay = items.Where(item => item.On == added.On).Select(item => item.Line?.Code).ToList();
        Assert.True(sameDay.IndexOf("meet") < sameDay.IndexOf(null) && sameDay.IndexOf(null) < sameDay.IndexOf("address"), string.Join(' ', sameDay));
        Assert.False(await portal.Scalar<bool>("select position('keys'::bytea in words) > 0 or position('Road'::bytea in words) > 0 from arrival_items where id = $1", id));
    }

    [Fact]
    public async Task Changed_in_time_alone_a_line_keeps_its_source_and_both_languages_of_its_place()
    {
        var one = await portal.Arriving();
        var sim = await portal.ItemOf(one, "sim");
        await portal.As(CaseScene.Domestic).Get(ArrivalScene.Changing(one, sim) with { At = "9:05" });
        var timed = await portal.ItemOf(one, "sim");
        Assert.Equal((545, sim.Title, sim.Where), (timed.AtMinute, timed.Title, timed.Where));
        await portal.As(CaseScene.Domestic).Get(ArrivalScene.Changing(one, timed) with { TitleEn = "Get two SIM cards", Where = "At the corner" });
        var own = (await portal.PlanOf(one)).Items.Single(item => item.Id == sim.Id);
        Assert.Equal((null, "Get two SIM cards", "At the corner", "At the corner"), (own.Line, own.Title.En, own.Where.Zh, own.Where.En));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Domestic).Send(ArrivalScene.Changing(one, sim))).Kind);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_field_and_what_is_done_stays()
    {
        var one = await portal.Arriving();
        async Task<string> Why(SaveArrivalItem request) => (await portal.As(CaseScene.Domestic).Send(request)).Errors[0].Text.Name;
        Assert.Equal("SaveArrivalItem_TitleMissing", await Why(portal.Adding(one) with { TitleEn = " " }));
        Assert.Equal("SaveArrivalItem_TooLong", await Why(portal.Adding(one) with { TitleEn = new string('x', ArrivalItem.TitleMax + 1) }));
        Assert.Equal("SaveArrivalItem_DayMissing", await Why(portal.Adding(one) with { On = null }));
        Assert.Equal("SaveArrivalItem_DayUnfit", await Why(portal.Adding(one, 10 + ArrivalTemplate.LastDay + 1)));
        Assert.Equal("SaveArrivalItem_DayUnfit", await Why(portal.Adding(one, 10 + ArrivalTemplate.FirstDay - 1)));
        Assert.Equal("SaveArrivalItem_TimeWrong", await Why(portal.Adding(one) with { At = "25:00" }));
        Assert.Equal("SaveArrivalItem_PartyMissing", await Why(portal.Adding(one) with { Party = (ArrivalParty)9 }));
        Assert.Equal("SaveArrivalItem_PapersUnknown", await Why(portal.Adding(one) with { Papers = ["diary"] }));
        var item = await portal.ItemOf(one, "bank");
        await portal.Marked(item);
        var done = await portal.ItemOf(one, "bank");
        Assert.Equal("ArrivalItem_Done", (await portal.As(CaseScene.Domestic).Send(ArrivalScene.Changing(one, done))).Reason!.Name);
        Assert.Equal("ArrivalItem_Done", (await portal.As(CaseScene.Domestic).Send(new RemoveArrivalItem(done.Id, done.Version))).Reason!.Name);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus), portal.As(CaseScene.Lead)], portal.Adding(one));
    }

    [Fact]
    public async Task Sent_twice_it_is_added_once_and_a_plan_does_not_grow_without_end()
    {
        var (one, command) = (await portal.Arriving(), Guid.NewGuid());
        for (var i = 0; i < 2; i++) await portal.As(CaseScene.Domestic).Send(portal.Adding(one), command);
        Assert.Single((await portal.PlanOf(one)).Items, item => item.Line is null);
        await portal.Run(
            "insert into arrival_items (id, tenant_id, case_id, talent_user_id, on_day, time_of_day, party, words, papers, place) select gen_random_uuid(), i.tenant_id, i.case_id, i.talent_user_id, i.on_day, 'AnyTime', 'Both', i.words, '{}', 99 from (select * from arrival_items where case_id = $1 limit 1) i, generate_series(1, 60)", one.Id);
        Assert.Equal("SaveArrivalItem_TooMany", (await portal.As(CaseScene.Domestic).Send(portal.Adding(one))).Reason!.Name);
    }
}

public sealed class RemoveArrivalItemTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_does_not_apply_goes()
    {
        var one = await portal.Arriving();
        var item = await portal.ItemOf(one, "campus-card");
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(CaseScene.Domestic, "greater-bay")], new RemoveArrivalItem(item.Id, item.Version));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Domestic).Send(new RemoveArrivalItem(item.Id, 1))).Kind);
        await portal.As(CaseScene.Domestic).Get(new RemoveArrivalItem(item.Id, item.Version));
        Assert.DoesNotContain((await portal.PlanOf(one)).Items, left => left.Id == item.Id);
    }
}

public sealed class MarkArrivalItemTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Either_side_says_that_it_is_done_and_takes_it_back()
    {
        var one = await portal.ArrivingOnCampus();
        var (meet, sim) = (await portal.ItemOf(one, "meet", CaseScene.Campus), await portal.ItemOf(one, "sim", CaseScene.Campus));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As(CaseScene.Lead), portal.As(one.Talent)], new MarkArrivalItem(meet.Id, true));
        Assert.True((await portal.Marked(meet, CaseScene.Campus)).IsOk);
        Assert.True((await portal.Mine(one).Send(new MarkMyArrivalItem(sim.Id, true))).IsOk);
        var (met, got) = (await portal.ItemOf(one, "meet", CaseScene.Campus), await portal.ItemOf(one, "sim", CaseScene.Campus));
        Assert.Equal((true, "Campus student consultant", true, null), (met.IsDone, met.DoneByName, got.IsDone, got.DoneByName));
        // Said twice, it keeps whoever said it first.
        Assert.True((await portal.Mine(one).Send(new MarkMyArrivalItem(meet.Id, true))).IsOk);
        Assert.Equal(met.DoneAt, (await portal.ItemOf(one, "meet", CaseScene.Campus)).DoneAt);
        Assert.True((await portal.Marked(meet, CaseScene.Campus, false)).IsOk);
        Assert.False((await portal.ItemOf(one, "meet", CaseScene.Campus)).IsDone);
    }

    [Fact]
    public async Task The_day_and_the_calendar_of_whoever_answers_have_what_is_to_do()
    {
        var one = await portal.ArrivingOnCampus(2);
        async Task<List<DayItem>> Day() => [.. (await portal.As(CaseScene.Campus).Get(new ViewToday(CaseTier.Campus))).Items.Where(item => item.CaseId == one.Id && item.Work == DayWork.Arrival)];
        var day = await Day();
        // What is over since it was planned, what is due, and of the coming week what is not the talent's alone.
        Assert.Contains(day, item => item.Part == DayPart.Overdue && item.Title!.En!.StartsWith("Confirm flight", StringComparison.Ordinal));
        Assert.Contains(day, item => item.Part == DayPart.Promised && item.Title!.En!.StartsWith("Meet", StringComparison.Ordinal));
        Assert.DoesNotContain(day, item => item.Part == DayPart.Promised && item.Title!.En!.StartsWith("Medical", StringComparison.Ordinal));
        var on = portal.Today().AddDays(2);
        var entries = (await portal.As(CaseScene.Campus).Get(new ViewCalendar(CaseTier.Campus, false, on))).Days.Single(d => d.On == on).Entries;
        Assert.Contains(entries, entry => entry.Work == CalendarWork.Arrival && entry.CaseId == one.Id && entry.Title!.En!.StartsWith("Meet", StringComparison.Ordinal));
        foreach (var item in (await portal.PlanOf(one, CaseScene.Campus)).Items) await portal.Marked(item, CaseScene.Campus);
        Assert.Empty(await Day());
        Assert.DoesNotContain((await portal.As(CaseScene.Domestic).Get(new ViewToday(CaseTier.Campus))).Items, item => item.CaseId == one.Id);
    }
}

public sealed class MarkMyArrivalItemTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_person_themselves_at_the_tenant_of_the_case()
    {
        var one = await portal.Arriving();
        var item = await portal.ItemOf(one, "pay-apps");
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As((await portal.Opened()).Talent), portal.As(one.Talent, "greater-bay"), portal.As(null)], new MarkMyArrivalItem(item.Id, true));
        Assert.True((await portal.Mine(one).Send(new MarkMyArrivalItem(item.Id, true))).IsOk);
        Assert.True((await portal.ItemOf(one, "pay-apps")).IsDone);
    }
}

public sealed class PurgeArrivalPlansTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Half_a_year_after_the_end_it_is_forgotten()
    {
        var (ended, running) = (await portal.Arriving(), await portal.Arriving());
        await portal.As(CaseScene.Domestic).Get(new CloseCase(ended.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(ended)));
        portal.Clock.Advance(TimeSpan.FromDays(175));
        await portal.RunWork("arrival-plans-retention");
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from arrival_plans where id = any($1)", new[] { ended.Id, running.Id }));
        portal.Clock.Advance(TimeSpan.FromDays(12));
        await portal.RunWork("arrival-plans-retention");
        Assert.Equal(running.Id, await portal.Scalar<Guid>("select id from arrival_plans where id = any($1)", new[] { ended.Id, running.Id }));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from arrival_items where case_id = $1", ended.Id));
    }
}
