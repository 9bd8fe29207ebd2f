using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What the tests about kept views share.</summary>
internal static class CaseViewScene
{
    public const string Filter = "stage=O2&overdue=true";

    public static SaveCaseView New(string name = "Late first contacts", bool shared = false, bool first = false, string? filter = Filter) => new(null, CaseTier.Overseas, name, filter, shared, first, null);

    public static async Task<IReadOnlyList<BrowseCaseViewsResult.Item>> Views(this PortalFixture portal, DemoPerson who, CaseTier tier = CaseTier.Overseas) => (await portal.As(who, who.Tenant ?? "fujian").Get(new BrowseCaseViews(tier))).Items;
}

public sealed class SaveCaseViewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_kept_changed_and_found_again_and_the_database_holds_no_word_of_its_name()
    {
        var (mine, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var id = (await portal.As(mine).Get(CaseViewScene.New("  Frau Weber  ", filter: "?overdue=true&page=3&stage=O2"))).Id;
        var kept = Assert.Single(await portal.Views(mine), view => view.IsMine);
        Assert.Equal((id, "Frau Weber", CaseViewScene.Filter, true, false, false), (kept.Id, kept.Name, kept.Filter, kept.IsMine, kept.IsShared, kept.IsDefault));
        Assert.DoesNotContain("Weber", (await portal.Scalar<string>("select row_to_json(v)::text || encode(name, 'escape') from case_views v where id = $1", id))!, StringComparison.Ordinal);
        var change = new SaveCaseView(id, CaseTier.Overseas, "Late", "list=team", true, true, kept.Version);
        Assert.True((await portal.As(mine).Send(change)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(mine).Send(change)).Kind);
        var changed = Assert.Single(await portal.Views(mine), view => view.IsMine);
        Assert.Equal(("Late", "list=team", true, true), (changed.Name, changed.Filter, changed.IsShared, changed.IsDefault));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(mine).Send(change with { Tier = CaseTier.Domestic, Version = changed.Version })).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(change with { Version = changed.Version })).Kind);
    }

    [Fact]
    public async Task Only_one_is_the_default_and_a_second_press_keeps_nothing_twice()
    {
        var (mine, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var command = Guid.CreateVersion7();
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.As(mine).Send(CaseViewScene.New("One", first: true), command)).IsOk);
        Assert.True(Assert.Single(await portal.Views(mine), view => view.IsMine).IsDefault);
        await portal.As(mine).Get(CaseViewScene.New("Two", first: true));
        Assert.Equal([("One", false), ("Two", true)], (await portal.Views(mine)).Where(view => view.IsMine).Select(view => (view.Name, view.IsDefault)));
        // Each tier has its own.
        Assert.Empty(await portal.Views(CaseScene.Domestic));
    }

    [Fact]
    public async Task What_is_missing_or_unfit_is_told_and_the_twentieth_is_the_last()
    {
        var (mine, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        async Task Says(string field, string text, SaveCaseView wrong) => Assert.Equal((field, text), (await portal.As(mine).Send(wrong)).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        await Says("Name", "SaveCaseView_NameMissing", CaseViewScene.New(" "));
        await Says("Name", "SaveCaseView_NameUnfit", CaseViewScene.New(new string('x', KeptView.NameMax + 1)));
        foreach (var odd in new[] { "stage=ZZ", "name=x", "turn=9", "list=0", "owner=me", "overdue=false", "stage=O2&stage=O3", "stage", new string('&', 5) + "x" })
            await Says("Filter", "BrowseCases_NoSuchList", CaseViewScene.New(filter: odd));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(CaseViewScene.New())).Kind);
        for (var i = 0; i < KeptView.MostOfOne; i++) await portal.As(mine).Get(CaseViewScene.New($"View {i}"));
        Assert.Equal("SaveCaseView_TooMany", (await portal.As(mine).Send(CaseViewScene.New("One more"))).Reason!.Name);
        Assert.Equal(KeptView.MostOfOne, (await portal.Views(mine)).Count(view => view.IsMine));
    }
}

public sealed class BrowseCaseViewsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Colleagues_of_the_tier_see_what_is_shared_and_nobody_else_anything()
    {
        var (mine, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        await portal.As(mine).Get(CaseViewScene.New("For me"));
        await portal.As(mine).Get(CaseViewScene.New("For all", shared: true, first: true));
        var seen = Assert.Single(await portal.Views(CaseScene.Overseas));
        // Somebody else's default is none of one's own.
        Assert.Equal(("For all", false, false, true), (seen.Name, seen.IsMine, seen.IsDefault, seen.IsShared));
        Assert.Equal(["For all"], (await portal.Views(CaseScene.Lead)).Select(view => view.Name));
        foreach (var other in new[] { CaseScene.Domestic, CaseScene.Campus, Personas.Staff(PortalRole.OverseasConsultant, "greater-bay") }) Assert.Empty(await portal.Views(other));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new RemoveCaseView(seen.Id, seen.Version))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(mine).Send(new BrowseCaseViews((CaseTier)7))).Kind);
    }

    /// <summary>Often, because an answer of the database that is there at once makes the page lead on in the midst of another component's rendering.</summary>
    [Fact]
    public async Task A_board_that_is_opened_without_filters_leads_to_the_default()
    {
        var (mine, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        await portal.As(mine).Get(CaseViewScene.New(first: true));
        using var client = await portal.SignedInClient(mine);
        for (var i = 0; i < 100; i++)
        {
            using var answer = await client.GetAsync("/fujian/en/overseas/cases");
            Assert.Equal((HttpStatusCode.Found, "/fujian/en/overseas/cases?" + CaseViewScene.Filter), (answer.StatusCode, new Uri(client.BaseAddress!, answer.Headers.Location!).PathAndQuery));
        }

        using var filtered = await client.GetAsync("/fujian/en/overseas/cases?list=mine");
        Assert.Equal(HttpStatusCode.OK, filtered.StatusCode);
    }
}

public sealed class RemoveCaseViewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_gone_once_and_goes_by_itself_with_whoever_kept_it()
    {
        var (mine, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        await portal.As(mine).Get(CaseViewScene.New());
        await portal.As(mine).Get(CaseViewScene.New("Another", shared: true));
        var one = (await portal.Views(mine))[0];
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(mine).Send(new RemoveCaseView(one.Id, one.Version + 1))).Kind);
        Assert.True((await portal.As(mine).Send(new RemoveCaseView(one.Id, one.Version))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(mine).Send(new RemoveCaseView(one.Id, one.Version))).Kind);
        await portal.AsSystem().Get(new PurgeCases());
        Assert.Single(await portal.Views(mine));
        await portal.Run("update staff_memberships set ended_at = now() where id = $1", membership);
        await portal.AsSystem().Get(new PurgeCases());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from case_views where user_id = $1", mine.UserId));
    }
}
