using TalentPortal.Features.ArrivalPlans;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ArrivalPlans;

public sealed class ArrivalTemplateTests
{
    private const string Head = "version,code,for,day,time,party,papers,where_zh,where_en,title_zh,title_en,hint_zh,hint_en,source_zh,source_en,as_of,certainty\n";

    [Fact]
    public void Every_line_says_in_both_languages_what_it_is_where_it_is_from_and_how_sure_that_is()
    {
        Assert.True(ArrivalTemplate.Current.Lines.Count >= 18, $"{ArrivalTemplate.Current.Lines.Count}");
        Assert.All(ArrivalTemplate.Current.Lines, line =>
        {
            Assert.True(line is { Title: { Zh.Length: > 0 and <= ArrivalItem.TitleMax, En.Length: > 0 and <= ArrivalItem.TitleMax }, Source: { Zh.Length: > 0, En.Length: > 0 }, AsOf.Year: >= 2026 }, line.Code);
            Assert.True(line.Hint.Zh is null == line.Hint.En is null && line.Where.Zh is null == line.Where.En is null, line.Code);
            Assert.Equal(line.Source.En!.Contains("ommon practice", StringComparison.Ordinal), line.Certainty == TaskCertainty.Low);
        });
    }

    [Fact]
    public void Who_arrives_decides_what_applies()
    {
        List<string> Of(ArrivalAudience audience, bool withChildren) => [.. ArrivalTemplate.Current.For(audience, withChildren).Select(line => line.Code)];
        Assert.Superset(new HashSet<string> { "address", "medical", "residence", "meet", "contacts", "sim", "bank", "campus-card", "home-check" }, Of(ArrivalAudience.Foreigner, false).ToHashSet());
        Assert.Equal(["returnee-papers"], Of(ArrivalAudience.Returnee, false).Except(Of(ArrivalAudience.Foreigner, false)));
        Assert.DoesNotContain("address", Of(ArrivalAudience.Returnee, true));
        Assert.Equal(["family-papers", "clinic", "school-visit"], Of(ArrivalAudience.Foreigner, true).Except(Of(ArrivalAudience.Foreigner, false)));
        // By law within a day; so it stands on the first one.
        Assert.Equal((0, TaskCertainty.High), (ArrivalTemplate.Current.Find("address")!.Day, ArrivalTemplate.Current.Find("address")!.Certainty));
    }

    [Theory]
    [InlineData("1,a,nobody,0,morning,both,,,,甲,A,,,源,S,2026-01-01,low\n")]
    [InlineData("1,a,children,0,morning,both,,,,甲,A,,,源,S,2026-01-01,low\n")]
    [InlineData("1,a,foreigner,15,morning,both,,,,甲,A,,,源,S,2026-01-01,low\n")]
    [InlineData("1,a,foreigner,0,noon,both,,,,甲,A,,,源,S,2026-01-01,low\n")]
    [InlineData("1,a,foreigner,0,morning,both,diary,,,甲,A,,,源,S,2026-01-01,low\n")]
    [InlineData("1,a,foreigner,0,morning,both,,,,甲,A,,,源,S,2026-01-01,low\n1,a,foreigner,1,morning,both,,,,甲,A,,,源,S,2026-01-01,low\n")]
    public void A_faulty_file_stops_the_start(string lines) => Assert.Throws<CsvException>(() => ArrivalTemplate.Read(CsvTable.Parse("lines", Head + lines, ArrivalTemplate.Columns)));
}

public sealed class MakeArrivalPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_holds_what_applies_around_the_day_and_both_sides_read_the_same()
    {
        var one = await portal.Arriving(withChildren: true);
        var (plan, day) = (await portal.PlanOf(one), portal.Today().AddDays(10));
        Assert.Equal((day, ArrivalAudience.Foreigner, true, "Domestic career consultant", true), (plan.Plan!.ArriveOn, plan.Plan.Audience, plan.Plan.WithChildren, plan.Plan.MadeByName, plan.CanWork));
        Assert.Equal(ArrivalTemplate.Current.For(ArrivalAudience.Foreigner, true).Select(line => (line.Code, day.AddDays(line.Day), line.Title)).Order(), plan.Items.Select(item => (item.Line!.Code, item.On, item.Title)).Order());
        Assert.Equal(plan.Items.Select(item => item.On).Order(), plan.Items.Select(item => item.On));
        var mine = await portal.Mine(one).Get(new ViewMyArrivalPlan(one.Id));
        Assert.Equal(plan.Items.Select(item => item.Id), mine.Items.Select(item => item.Id));
        // Kinds of documents, and nothing of any.
        Assert.All(plan.Items.SelectMany(item => item.Papers), code => Assert.NotNull(DocumentKinds.Find(code)));
        Assert.False(await portal.Scalar<bool>("select bool_or(position('SIM'::bytea in words) > 0) from arrival_items where case_id = $1", one.Id));
    }

    [Fact]
    public async Task One_plan_to_a_case_and_only_by_whoever_answers_for_it()
    {
        var (one, _) = await portal.AtHome();
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(HandOverScene.Elsewhere(TalentPortal.Platform.Security.PortalRole.DomesticConsultant))], portal.Making(one));
        Assert.True((await portal.As(CaseScene.Domestic).Send(portal.Making(one))).IsOk);
        Assert.Equal("MakeArrivalPlan_There", (await portal.As(CaseScene.Domestic).Send(portal.Making(one, 20))).Reason!.Name);
    }

    [Fact]
    public async Task Without_a_fitting_day_or_audience_there_is_none()
    {
        var (one, _) = await portal.AtHome();
        async Task<string> Why(MakeArrivalPlan request) => (await portal.As(CaseScene.Domestic).Send(request)).Errors.Single().Text.Name;
        Assert.Equal("MakeArrivalPlan_DateMissing", await Why(portal.Making(one) with { ArriveOn = null }));
        Assert.Equal("MakeArrivalPlan_AudienceMissing", await Why(portal.Making(one) with { Audience = null }));
        Assert.Equal("MakeArrivalPlan_DateUnfit", await Why(portal.Making(one, -31)));
        Assert.Equal("MakeArrivalPlan_DateUnfit", await Why(portal.Making(one, 367)));
    }

    [Fact]
    public async Task An_ended_case_gets_none()
    {
        var one = await portal.Arriving();
        var (other, _) = await portal.AtHome();
        var item = await portal.ItemOf(one, "sim");
        foreach (var id in new[] { one, other }) await portal.As(CaseScene.Domestic).Get(new CloseCase(id.Id, CaseCloseReason.Withdrew, null, await portal.VersionOf(id)));
        Assert.Equal("ArrivalPlan_CaseEnded", (await portal.As(CaseScene.Domestic).Send(portal.Making(other))).Reason!.Name);
        Assert.Equal("ArrivalPlan_CaseEnded", (await portal.As(CaseScene.Domestic).Send(portal.Adding(one))).Reason!.Name);
        Assert.Equal("ArrivalPlan_CaseEnded", (await portal.As(CaseScene.Domestic).Send(new RemoveArrivalItem(item.Id, item.Version))).Reason!.Name);
        Assert.Equal("ArrivalPlan_CaseEnded", (await portal.Marked(item)).Reason!.Name);
        Assert.Equal("ArrivalPlan_CaseEnded", (await portal.Mine(one).Send(new MarkMyArrivalItem(item.Id, true))).Reason!.Name);
    }
}

public sealed class MoveArrivalPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_not_done_moves_along_and_what_is_done_stays()
    {
        var one = await portal.Arriving();
        var before = await portal.PlanOf(one);
        var done = before.Items[0];
        Assert.True((await portal.Marked(done)).IsOk);
        var version = (await portal.PlanOf(one)).Plan!.Version;
        await portal.As(CaseScene.Domestic).Get(new MoveArrivalPlan(one.Id, portal.Today().AddDays(13), version));
        var after = await portal.PlanOf(one);
        Assert.Equal(portal.Today().AddDays(13), after.Plan!.ArriveOn);
        foreach (var item in before.Items) Assert.Equal(item.Id == done.Id ? item.On : item.On.AddDays(3), after.Items.Single(now => now.Id == item.Id).On);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Domestic).Send(new MoveArrivalPlan(one.Id, portal.Today(), version))).Kind);
        Assert.Equal("MakeArrivalPlan_DateUnfit", (await portal.As(CaseScene.Domestic).Send(new MoveArrivalPlan(one.Id, portal.Today().AddDays(400), after.Plan.Version))).Errors.Single().Text.Name);
        Assert.Equal("MakeArrivalPlan_DateMissing", (await portal.As(CaseScene.Domestic).Send(new MoveArrivalPlan(one.Id, null, after.Plan.Version))).Errors.Single().Text.Name);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus), portal.As(CaseScene.Lead)], new MoveArrivalPlan(one.Id, portal.Today(), after.Plan.Version));
    }

    [Fact]
    public async Task It_follows_the_day_on_which_the_talent_arrived()
    {
        var one = await portal.ArrivingOnCampus(2);
        var meet = await portal.ItemOf(one, "meet", CaseScene.Campus);
        await portal.As(CaseScene.Campus).Get(new RecordArrival(one.Id, portal.Today().AddDays(-1), await portal.VersionOf(one)));
        Assert.Equal(portal.Today().AddDays(-1), (await portal.PlanOf(one, CaseScene.Campus)).Plan!.ArriveOn);
        Assert.Equal(meet.On.AddDays(-3), (await portal.ItemOf(one, "meet", CaseScene.Campus)).On);
    }
}
