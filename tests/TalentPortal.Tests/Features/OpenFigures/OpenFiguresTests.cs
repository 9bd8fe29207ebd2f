using System.Text.Json;
using TalentPortal.Features.Helpfulness;
using TalentPortal.Features.OpenFigures;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Corrections;
using TalentPortal.Tests.Features.Living;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.OpenFigures;

public sealed class ViewOpenFiguresTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task A_site_shows_its_own_figures_and_the_desks_on_the_page_and_as_json()
    {
        await portal.OwnPage();
        var found = await portal.As(null, "fujian").Get(new ViewOpenFigures());
        Assert.Equal(["fujian", ContentDesk.Slug], found.Keepers.Select(keeper => keeper.Slug));
        Assert.Equal([ContentDesk.Slug], (await portal.As(null, "").Get(new ViewOpenFigures())).Keepers.Select(keeper => keeper.Slug));
        var desk = found.Keepers[1].Figures;
        Assert.Equal(await portal.Scalar<long>("select count(*) from content_claims where tenant_id = $1", ContentDesk.Id), desk.Facts.Sum(one => one.Claims));
        Assert.True(desk.Guides > 20 && desk.InReview <= desk.Guides && desk.Cards > 10);
        using var client = await portal.Http();
        using var json = JsonDocument.Parse(await client.GetStringAsync("/fujian/en/open-figures/figures.json"));
        Assert.Equal(desk.Guides, json.RootElement.GetProperty("keepers")[1].GetProperty("figures").GetProperty("guides").GetInt32());
        foreach (var language in new[] { "zh", "en" }) Assert.Contains($"id=\"{ContentDesk.Slug}\"", await client.GetStringAsync($"/fujian/{language}/open-figures"), StringComparison.Ordinal);
    }
}

public sealed class CountContentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_shown_is_counted_and_nothing_of_others()
    {
        var before = await Figures();
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path));
        await portal.AsSystem().Get(new EnterHelp(path, true));
        await portal.AsSystem().Get(new EnterHelp(path, false));
        await portal.Service(LivingScene.Form);
        await portal.Service(LivingScene.Form, "greater-bay");
        await portal.Service(LivingScene.Form, isPublic: false);
        var after = await Figures();
        Assert.Equal((before.Guides + 1, before.Cards + 1, before.OpenReports + 1, before.Helped + 1, before.Answers + 2), (after.Guides, after.Cards, after.OpenReports, after.Helped, after.Answers));
        portal.Clock.Advance(TimeSpan.FromDays(9));
        Assert.True((await Figures()).OldestDays >= 9);
        await portal.Curator().Get(CorrectionScene.Answer(await portal.Waiting(path)));
        Assert.Equal(before.OpenReports, (await Figures()).OpenReports);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Curator().Send(new CountContent())).Kind);

        async Task<CountContentResult> Figures() => await portal.AsSystem().Get(new CountContent());
    }
}
