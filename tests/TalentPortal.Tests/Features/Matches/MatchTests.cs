using TalentPortal.Features.Applications;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Offers;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Matches;

internal static class MatchScene
{
    /// <summary>A published posting that the search and the matches find, with its listing.</summary>
    public static async Task<Guid> Listed(this PortalFixture portal, string degree, string industry, string place = "350100", string kind = "permanent", string employer = "rongxin", string tenant = "fujian")
    {
        var content = ApplicationScene.Content() with { DegreeCode = degree, IndustryCode = industry, DivisionCode = place, KindCode = kind };
        var id = await portal.PublicJob(employer, tenant, content);
        await portal.Change(tenant, db =>
        {
            var job = db.Set<Job>().Local.FirstOrDefault(j => j.Id == id) ?? db.Set<Job>().Single(j => j.TenantId == PortalFixture.TenantOf(tenant).Id && j.Id == id);
            if (!db.Set<JobSearchRow>().Any(row => row.JobId == id)) db.Add(JobSearchRow.Of(PortalFixture.TenantOf(tenant).Id, job, new SearchEmployer(null, true)));
            if (!db.Set<JobListing>().Any(row => row.JobId == id))
            {
                var listing = JobListing.Of(PortalFixture.TenantOf(tenant).Id, job);
                listing.Show(job, true);
                db.Add(listing);
            }
        });
        portal.Said(tenant);
        return id;
    }

    /// <summary>Something public changed at a tenant, as publishing says.</summary>
    public static void Said(this PortalFixture portal, string tenant) =>
        ((TalentPortal.Platform.PageCache.SiteVersions)portal.Services.GetService(typeof(TalentPortal.Platform.PageCache.SiteVersions))!).Raise(PortalFixture.TenantOf(tenant).Id);
}

public sealed class BrowseMatchesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_fits_best_stands_first_with_its_reasons_and_what_was_applied_for_is_left_out()
    {
        var talent = await portal.NewTalent();
        var own = await portal.Scalar<string>("select degree_code || ' ' || industry_code from talent_profiles where user_id = $1", talent.UserId);
        var (degree, industry) = (own!.Split(' ')[0], own.Split(' ')[1]);
        var other = TalentPortal.Features.Reference.Domain.ReferenceData.Industries.First(one => SearchNumbers.OfIndustry(one.Code).Sector != SearchNumbers.OfIndustry(industry).Sector).Code;
        var (far, near) = (await portal.Listed(degree, other), await portal.Listed(degree, industry));
        var found = await portal.As(talent).Get(new BrowseMatches());
        Assert.True(found.HasProfile);
        Assert.Equal([MatchPart.Place, MatchPart.Kind, MatchPart.Pay], found.Silent);
        var (first, later) = (Index(near), Index(far));
        Assert.True(first >= 0 && first < later, $"{first}, {later}");
        Assert.Equal([MatchLevel.Full, MatchLevel.Full], found.Items[first].Fitness.Reasons.Select(reason => reason.Level));
        Assert.Equal(MatchLevel.Missing, found.Items[later].Fitness.Reasons.Single(reason => reason.Part == MatchPart.Field).Level);
        await portal.As(talent).Get(ApplicationScene.Application(near, await portal.AddCv(talent)));
        Assert.DoesNotContain((await portal.As(talent).Get(new BrowseMatches())).Items, item => item.JobId == near);

        int Index(Guid job) => found.Items.ToList().FindIndex(item => item.JobId == job);
    }

    [Fact]
    public async Task What_is_closed_is_gone_at_once_and_who_has_no_profile_sees_why()
    {
        var talent = await portal.NewTalent();
        var industry = await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId);
        var job = await portal.Listed("master", industry!);
        Assert.Contains((await portal.As(talent).Get(new BrowseMatches())).Items, item => item.JobId == job);
        // The packed postings still have it; what is shown is read anew.
        await portal.Run("update job_listings set closed_at = now() where job_id = $1", job);
        Assert.DoesNotContain((await portal.As(talent).Get(new BrowseMatches())).Items, item => item.JobId == job);
        Assert.True(await portal.As(await portal.NewPerson()).Get(new BrowseMatches()) is { HasProfile: false, Items.Count: 0 });
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new BrowseMatches())).Kind);
    }

    [Theory]
    [InlineData("en", "Fits: ")]
    [InlineData("zh", "符合：")]
    public async Task The_page_says_why_without_scripts(string language, string words)
    {
        var talent = await portal.NewTalent();
        var industry = await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId);
        var job = await portal.Listed("master", industry!);
        using var client = await portal.SignedInClient(talent);
        var page = await client.Page($"/fujian/{language}/me/matches");
        Assert.Contains(words, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='jobs/{job}']"));
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
    }
}

public sealed class RefuseMatchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_goes_for_this_person_alone_and_comes_back()
    {
        var (talent, other) = (await portal.NewTalent(), await portal.NewTalent());
        var job = await portal.Listed("master", (await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId))!);
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.As(talent).Send(new RefuseMatch(job))).IsOk);
        var found = await portal.As(talent).Get(new BrowseMatches());
        Assert.DoesNotContain(found.Items, item => item.JobId == job);
        Assert.Equal([job], found.PutAside.Select(item => item.JobId));
        Assert.Contains((await portal.As(other).Get(new BrowseMatches())).Items, item => item.JobId == job);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new TakeBackRefusal(job))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent).Send(new RefuseMatch(Guid.NewGuid()))).Kind);
        Assert.Equal(0, await portal.CountAs(other.UserId, CallSide.Party, "select count(*) from match_refusals where user_id = $1", talent.UserId));
    }

    [Fact]
    public async Task It_goes_with_the_account()
    {
        var talent = await portal.NewTalent(withPassword: true);
        await portal.As(talent).Get(new RefuseMatch(await portal.Listed("master", "chip-design")));
        await portal.As(talent).Get(new EraseMyData(TalentScene.Password));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from match_refusals where user_id = $1", talent.UserId));
    }
}

public sealed class TakeBackRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_can_be_shown_again_and_after_a_year_it_may_be_anyway()
    {
        var talent = await portal.NewTalent();
        var job = await portal.Listed("master", (await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId))!);
        await portal.As(talent).Get(new RefuseMatch(job));
        Assert.True((await portal.As(talent).Send(new TakeBackRefusal(job))).IsOk);
        Assert.Contains((await portal.As(talent).Get(new BrowseMatches())).Items, item => item.JobId == job);
        await portal.As(talent).Get(new RefuseMatch(job));
        portal.Clock.Advance(TimeSpan.FromDays(366));
        Assert.True((await portal.Dispatcher.Send(new TalentPortal.Platform.Retention.PurgePersonal(), CallOrigin.System("test", null, onBehalfOf: talent.UserId))).IsOk);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from match_refusals where user_id = $1", talent.UserId));
    }
}

public sealed class SaveMatchWeightsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_change_is_a_version_that_counts_at_this_tenant_and_everybody_reads()
    {
        var (admin, talent) = (portal.As(Personas.Staff(PortalRole.TenantAdministrator)), await portal.NewTalent());
        var before = await admin.Get(new ViewMatchWeights());
        var change = new SaveMatchWeights(1, 9, 1, 1, 1, before.Number);
        Assert.Equal(OutcomeKind.Invalid, (await admin.Send(change with { Pay = 11 })).Kind);
        Assert.Equal("SaveMatchWeights_AllZero", (await admin.Send(new SaveMatchWeights(0, 0, 0, 0, 0, before.Number))).Reason!.Name);
        Assert.Equal(OutcomeKind.Conflict, (await admin.Send(change with { Seen = before.Number + 1 })).Kind);
        foreach (var stranger in new[] { portal.As(talent), portal.As(Personas.RecruiterOf("rongxin")), portal.As(Personas.Staff(PortalRole.TeamLead)), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(change)).Kind);
        Assert.True((await admin.Send(change)).IsOk);
        Assert.Equal("SaveMatchWeights_Same", (await admin.Send(change with { Seen = before.Number + 1 })).Reason!.Name);
        var after = await admin.Get(new ViewMatchWeights());
        Assert.Equal((before.Number + 1, new MatchScale(1, 9, 1, 1, 1)), (after.Number, after.Scale));
        Assert.Equal((after.Number, after.Scale), (await portal.As(talent).Get(new BrowseMatches())) is var mine ? (mine.Number, mine.Scale) : default);
        Assert.Equal((0, MatchScale.Usual), (await portal.As(talent, "greater-bay").Get(new BrowseMatches())) is var there ? (there.Number, there.Scale) : default);
    }
}

public sealed class ViewMatchWeightsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Where_nobody_said_otherwise_the_usual_ones_count()
    {
        var found = await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"), "zhongguancun").Get(new ViewMatchWeights());
        Assert.Equal((0, MatchScale.Usual, 0), (found.Number, found.Scale, found.Versions.Count));
    }
}

public sealed class PreviewMatchWeightsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Other_weights_change_the_order_of_an_invented_person_and_save_nothing()
    {
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        var (field, place) = (await portal.Listed("doctor", "chip-design", "110000", "project"), await portal.Listed("doctor", "finance", "350100", "project"));
        var byField = await admin.Get(new PreviewMatchWeights(0, 10, 1, 0, 0, null, "chip-design", "350100", null));
        var byPlace = await admin.Get(new PreviewMatchWeights(0, 1, 10, 0, 0, null, "chip-design", "350100", null));
        Assert.Contains(byField.Items, item => item.JobId == field);
        Assert.DoesNotContain(byPlace.Items.Take(1), item => item.JobId == field);
        Assert.Equal(OutcomeKind.Invalid, (await admin.Send(new PreviewMatchWeights(0, 1, 1, 0, 0, "no-degree", null, null, null))).Kind);
        Assert.Empty((await admin.Get(new PreviewMatchWeights(1, 1, 1, 1, 1, null, null, null, null))).Items);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from match_weights"));
        Assert.NotEqual(place, field);
    }
}

public sealed class BrowseCardMatchesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_cards_that_show_to_the_employer_are_ranked_and_only_by_what_they_show()
    {
        await portal.Crowd();
        var shown = await portal.Shown();
        var (employer, owner) = await portal.NewEmployer("Optics of the bay");
        var degree = await portal.Scalar<string>("select degree_code from talent_profiles where user_id = $1", shown.UserId);
        var job = await portal.PublicJob(content: ApplicationScene.Content() with { DegreeCode = degree, IndustryCode = "chip-design" }, employerId: employer);
        var cards = (await portal.As(owner).Get(new TalentPortal.Features.Cards.BrowseTalents())).Cards;
        var found = await portal.As(owner).Get(new BrowseCardMatches(job));
        Assert.True(found.IsAdmitted);
        Assert.NotEmpty(found.Items);
        Assert.All(found.Items, item => Assert.Contains(cards, card => card.Reference == item.Reference));
        Assert.All(found.Items, item => Assert.DoesNotContain(item.Fitness.Reasons, reason => reason.Part is MatchPart.Place or MatchPart.Pay));
        await portal.As(shown).Get(new TalentPortal.Features.Cards.BlockEmployer(employer, null, false));
        Assert.True((await portal.As(owner).Get(new BrowseCardMatches(job))).Items.Count < found.Items.Count);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(shown), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new BrowseCardMatches(job))).Kind);
    }

    [Fact]
    public async Task An_employer_that_nobody_verified_sees_none()
    {
        await portal.Crowd();
        await portal.Shown();
        var (employer, owner) = await portal.NewEmployer("Unknown to all", verified: false);
        var job = await portal.PublicJob(employerId: employer);
        Assert.True(await portal.As(owner).Get(new BrowseCardMatches(job)) is { IsAdmitted: false, Items.Count: 0 });
    }
}

public sealed class BrowseMatchJobsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employer_sees_its_own_published_positions_and_no_others()
    {
        var (own, hidden, foreign) = (await portal.PublicJob(), await portal.PublicJob(isLive: false), await portal.PublicJob("haiyun"));
        var items = (await portal.As(Personas.RecruiterOf("rongxin")).Get(new BrowseMatchJobs())).Items.Select(item => item.JobId).ToList();
        Assert.Contains(own, items);
        Assert.DoesNotContain(hidden, items);
        Assert.DoesNotContain(foreign, items);
    }
}
