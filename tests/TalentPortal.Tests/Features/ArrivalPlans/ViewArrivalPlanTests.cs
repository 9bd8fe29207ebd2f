using System.Net;
using TalentPortal.Features.ArrivalPlans;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Documents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ArrivalPlans;

public sealed class ViewArrivalPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_answers_for_the_case_writes_it_the_lead_reads_it_and_each_reading_is_told()
    {
        var one = await portal.Arriving();
        var lead = await portal.PlanOf(one, CaseScene.Lead);
        Assert.Equal((false, true), (lead.CanWork, lead.Items.Count > 0));
        await HandOverScene.NobodyFinds(await portal.Outsiders(), new ViewArrivalPlan(one.Id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus), portal.As(one.Talent)], new ViewArrivalPlan(one.Id));
        Assert.Contains((await portal.Mine(one).Get(new BrowseAccessLog())).Items, item => item.What == "arrivalPlan" && item.SubjectId == one.Id);
    }

    [Fact]
    public async Task Offered_the_campus_has_none_yet_and_taken_on_it_has()
    {
        var one = await portal.Arriving();
        var (_, offer) = await portal.Offered(one, CaseScene.Domestic, CaseTier.Domestic, CaseTier.Campus);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewArrivalPlan(one.Id));
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(offer));
        Assert.True((await portal.PlanOf(one, CaseScene.Campus)).CanWork);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewArrivalPlan(one.Id));
        // Looking on, because the talent agreed, is reading.
        await portal.Mine(one).Get(new AgreeToAftercare(offer, true));
        var seen = await portal.PlanOf(one);
        Assert.Equal((false, true), (seen.CanWork, seen.Items.Count > 0));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], portal.Adding(one));
    }
}

public sealed class ViewMyArrivalPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Without_a_plan_the_page_says_so_and_nobody_elses_is_there()
    {
        var ((one, _), other) = (await portal.AtHome(), await portal.Arriving());
        var mine = await portal.Mine(one).Get(new ViewMyArrivalPlan(one.Id));
        Assert.Equal((null, 0), (mine.ArriveOn, mine.Items.Count));
        await HandOverScene.NobodyFinds([portal.Mine(one), portal.As(CaseScene.Domestic), portal.As(null)], new ViewMyArrivalPlan(other.Id));
    }

    [Theory]
    [InlineData("en", "Get a SIM card", "Marked as done.")]
    [InlineData("zh", "办电话卡", "已标记完成。")]
    public async Task The_page_shows_and_marks_it_without_scripts(string language, string title, string said)
    {
        var one = await portal.Arriving();
        using var client = await portal.SignedInClient(one.Talent);
        var address = $"/fujian/{language}/me/cases/{one.Id}/plan";
        var page = await client.Page(address);
        Assert.Contains(title, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
        var sim = await portal.ItemOf(one, "sim");
        using var answer = await client.Send(address, page, new { }, $"#item-{sim.Id} form");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await client.Page(answer.Headers.Location!.ToString());
        Assert.Contains(said, after.Body!.TextContent, StringComparison.Ordinal);
        Assert.True((await portal.ItemOf(one, "sim")).IsDone);
    }
}

/// <summary>What a student consultant needs for an arrival they have, and what they do not need they cannot open: by no request, no page and no address.</summary>
public sealed class CampusArrivalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Private = "CANARY-PRIVATE-NOTE";
    private const string Pay = "CANARY-PAY";

    [Fact]
    public async Task A_student_completes_the_list_and_opens_no_passport_no_pay_and_no_private_note()
    {
        var (one, _) = await portal.AtHome();
        var passport = await portal.KeptDocument(one.Talent, "passport");
        Assert.True((await portal.ShareDocs(one, passport)).IsOk);
        await portal.As(CaseScene.Domestic).Get(new WriteNote(one.Id, Private, CaseNoteLevel.Private));
        await portal.As(CaseScene.Domestic).Get(new WriteNote(one.Id, Private, CaseNoteLevel.Team));
        await portal.Planned(one, Pay + " talk", track: CaseTrack.Work, by: CaseScene.Domestic);
        await portal.As(CaseScene.Domestic).Get(portal.Making(one));
        await portal.Passed(one, CaseTier.Campus, from: CaseTier.Domestic);

        var plan = await portal.PlanOf(one, CaseScene.Campus);
        foreach (var item in plan.Items) Assert.True((await portal.Marked(item, CaseScene.Campus)).IsOk);
        Assert.All((await portal.PlanOf(one, CaseScene.Campus)).Items, item => Assert.True(item.IsDone));

        // The list names the passport as something to bring; the paper itself stays closed.
        Assert.Contains(plan.Items, item => item.Papers.Contains("passport"));
        var student = portal.As(CaseScene.Campus);
        await HandOverScene.NobodyFinds([student], new OpenCaseDocument(one.Id, passport));
        var seen = await student.Get(new ViewCase(one.Id));
        var all = System.Text.Json.JsonSerializer.Serialize(new { seen, plan, documents = (await student.Send(new ViewCaseDocuments(one.Id))).Value, tasks = seen.Tasks });
        foreach (var closed in new[] { Private, Pay, DocumentScene.Number, "scan.pdf", CaseScene.Wish }) Assert.DoesNotContain(closed, all, StringComparison.Ordinal);
        Assert.Null(seen.Person);
        await HandOverScene.NobodyFinds([student], new ViewClearance(one.Id));
        Assert.DoesNotContain((await student.Get(new ViewSharedCareer(one.Id))).Parts, part => part.OpenUntil is not null);
        await HandOverScene.NobodyFinds([student], new ExportSharedResume(one.Id));

        using var client = await portal.SignedInClient(CaseScene.Campus);
        foreach (var address in new[] { $"documents/{one.Id}/{passport}/view", $"domestic/cases/{one.Id}", $"domestic/cases/{one.Id}/plan", $"domestic/documents/{one.Id}", $"domestic/profiles/{one.Id}", $"domestic/clearance/{one.Id}", $"me/documents/{passport}", $"me/cases/{one.Id}/plan" })
        {
            using var answer = await client.GetAsync($"/fujian/en/{address}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.False(answer.StatusCode == HttpStatusCode.OK && new[] { Private, Pay, DocumentScene.Number }.Any(closed => text.Contains(closed, StringComparison.Ordinal)), address);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Redirect, $"{address}: {(int)answer.StatusCode}");
        }
    }
}
