using System.Net;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.MyArea;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.MyArea;

public sealed class ViewMyAreaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_where_the_person_stands_and_nothing_of_others()
    {
        var person = await portal.NewPerson();
        var empty = await portal.As(person).Get(new ViewMyArea());
        Assert.Equal((null, false, 0, 0, 0, 0), (empty.Name, empty.HasProfile, empty.Cvs, empty.Open.Count, empty.Over, empty.Readings.Count));
        await portal.As(person).Get(TalentScene.Profile());
        var sent = await portal.Applied(talent: person);
        var declined = await portal.Applied("pengwan", "greater-bay", person, sent.Cv);
        await portal.Move(declined, ApplicationState.Declined, "no");
        await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        await portal.Applied();
        var mine = await portal.As(person, "").Get(new ViewMyArea());
        Assert.Equal(("Wei Ling", 1, 1, 1, 2), (mine.Name, mine.Cvs, mine.Open.Count, mine.Over, mine.Readers));
        Assert.Equal((sent.Application, "fujian"), (mine.Open[0].Id, mine.Open[0].Tenant.Slug));
        Assert.Single(mine.Readings);
        Assert.Empty(mine.Advice);
        var asked = await portal.Asked("zhongguancun", person);
        mine = await portal.As(person, "").Get(new ViewMyArea());
        Assert.Equal((asked.Id, "zhongguancun", LeadState.New, 3), (mine.Advice.Single().Id, mine.Advice[0].Tenant.Slug, mine.Advice[0].State, mine.Readers));
        Assert.Empty(mine.Cases);
        await portal.Take(asked);
        mine = await portal.As(person, "").Get(new ViewMyArea());
        Assert.Empty(mine.Advice);
        var one = mine.Cases.Single();
        Assert.Equal((asked.Id, "zhongguancun", "O2", "Overseas consultant", null, true, false), (await portal.Scalar<Guid>("select lead_id from cases where id = $1", one.Id), one.Tenant.Slug, one.Stage.Code, one.OwnerName, one.NextAction, one.NextOn is not null, one.IsOffered));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewMyArea())).Kind);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_page_leads_on_and_asks_visitors_to_sign_in(string language)
    {
        using var visitor = await portal.Http();
        using var refused = await visitor.GetAsync($"/fujian/{language}/me");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("account/sign-in?returnUrl=", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var client = await portal.SignedInClient(await portal.NewPerson());
        var page = await client.Page($"/fujian/{language}/me");
        Assert.Equal(["me/profile", "jobs"], page.QuerySelectorAll(".steps a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["me", "me/matches", "me/searches", "me/applications", "me/interviews", "me/offers", "me/cases", "me/folders", "me/consultant", "me/profile", "me/profile/career", "me/cv", "me/documents", "me/eligibility", "me/timeline", "me/pathways", "me/return-plans", "me/viewings", "me/family", "me/family/schools", "me/consents", "me/card", "me/requests", "me/blocked", "me/access-log", "me/data"], page.QuerySelectorAll(".sidenav a").Select(a => a.GetAttribute("href")));
        Assert.Equal(language == "en" ? ["Positions and support", "Records and plans", "Who sees what"] : ["求职与陪伴", "资料与计划", "谁能看到什么"], page.QuerySelectorAll(".sidenav h2").Select(heading => heading.TextContent));
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
    }
}
