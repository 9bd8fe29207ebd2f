using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
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
    public static async Task<Guid> Listed(this PortalFixture portal, string degree, string industry, string place = "350100", string kind = "permanent", string employer = "rongxin", string tenant = "fujian", Func<JobContent, JobContent>? more = null)
    {
        var content = ApplicationScene.Content() with { DegreeCode = degree, IndustryCode = industry, DivisionCode = place, KindCode = kind };
        if (more is not null) content = more(content);
        var id = await portal.PublicJob(employer, tenant, content);
        await portal.Change(tenant, db =>
        {
            var job = db.Set<Job>().Local.FirstOrDefault(j => j.Id == id) ?? db.Set<Job>().Single(j => j.TenantId == PortalFixture.TenantOf(tenant).Id && j.Id == id);
            if (!db.Set<JobSearchRow>().Any(row => row.JobId == id)) db.Add(JobSearchRow.Of(PortalFixture.TenantOf(tenant).Id, job, new SearchEmployer(null, true)));
            if (!db.Set<JobListing>().Any(row => row.JobId == id))
            {
                var listing = JobListing.Of(PortalFixture.TenantOf(tenant).Id, job);
                listing.Show(job, PortalFixture.TenantOf(tenant), true);
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
        Assert.Equal([MatchPart.Occupation, MatchPart.Skills, MatchPart.Chinese, MatchPart.Place, MatchPart.Kind, MatchPart.Pay], found.Silent);
        var (first, later) = (Index(near), Index(far));
        Assert.True(first >= 0 && first < later, $"{first}, {later}");
        Assert.Equal([(MatchPart.Degree, MatchLevel.Full), (MatchPart.Field, MatchLevel.Full), (MatchPart.Years, MatchLevel.Partly)], found.Items[first].Fitness.Reasons.Select(reason => (reason.Part, reason.Level)));
        Assert.Equal(MatchLevel.Missing, found.Items[later].Fitness.Reasons.Single(reason => reason.Part == MatchPart.Field).Level);
        await portal.As(talent).Get(ApplicationScene.Application(near, await portal.AddCv(talent)));
        Assert.DoesNotContain((await portal.As(talent).Get(new BrowseMatches())).Items, item => item.JobId == near);

        int Index(Guid job) => found.Items.ToList().FindIndex(item => item.JobId == job);
    }

    [Fact]
    public async Task What_is_offered_stands_beside_the_reasons_and_of_benefits_what_a_policy_grants()
    {
        var talent = await portal.NewTalent();
        var industry = (await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId))!;
        var job = await portal.Listed("master", industry, more: content => content with
        {
            PayMin = 310_000, PayMax = 470_000, PayCurrency = "CNY", PayPeriod = "year",
            Benefits =
            [
                new(BenefitKind.Housing, BenefitStanding.Promised, new("公寓", "A flat"), null, null),
                new(BenefitKind.StartUpMoney, BenefitStanding.PolicyBacked, new("一次性发放", "Paid once"), 60_000, "https://rst.example.gov.cn/policy"),
            ],
        });
        var terms = (await portal.As(talent).Get(new BrowseMatches())).Items.Single(item => item.JobId == job).Terms;
        Assert.Equal([BenefitKind.StartUpMoney], terms.ByPolicy.Select(benefit => benefit.Kind));
        Assert.Equal(("350100", 310_000m, 470_000m), (terms.DivisionCode, terms.PayMin, terms.PayMax));
        using var client = await portal.SignedInClient(talent);
        foreach (var (language, words) in new[] { ("en", new[] { "CNY 310,000\u2013470,000 a year", "Fuzhou", "Settling-in money (CNY 60,000)" }), ("zh", ["31\u201347万元/年", "福州", "安家费与启动资金"]) })
        {
            var page = await client.Page($"/fujian/{language}/me/matches");
            var text = page.QuerySelectorAll("ol.results .result").Single(row => row.QuerySelector($"a[href='jobs/{job}']") is not null).TextContent;
            Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
            Assert.DoesNotContain(language == "en" ? "Housing" : "住房", text, StringComparison.Ordinal);
        }
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

    [Fact]
    public async Task Years_skills_occupation_and_chinese_of_the_career_record_count_and_what_is_published_later_is_found_at_once()
    {
        var talent = await portal.NewTalent();
        var industry = (await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId))!;
        await portal.As(talent).Get(new SaveEntry(null, ProfileSection.Skill, new Dictionary<string, string?> { ["Name"] = "CAD" }, null));
        await portal.As(talent).Get(new SaveEntry(null, ProfileSection.Language, new Dictionary<string, string?> { ["Language"] = "Chinese", ["Hsk"] = "3" }, null));
        await portal.As(talent).Get(new SaveEntry(null, ProfileSection.Experience, new Dictionary<string, string?> { ["Organisation"] = "Somewhere", ["Position"] = "Software developers" }, null));
        await portal.As(talent).Get(new BrowseMatches());
        var job = await portal.Listed("master", industry, more: content => content with { OccupationCode = "2512", Skills = [new("cad", null), new("bim", null), new("catalysis", null)], ExperienceYears = 30, HskLevel = 4 });
        var found = await portal.As(talent).Get(new BrowseMatches());
        var reasons = found.Items.Single(item => item.JobId == job).Fitness.Reasons.ToDictionary(reason => reason.Part);
        Assert.Equal((MatchLevel.Full, MatchLevel.Partly, MatchLevel.Missing, MatchLevel.Partly), (reasons[MatchPart.Occupation].Level, reasons[MatchPart.Skills].Level, reasons[MatchPart.Years].Level, reasons[MatchPart.Chinese].Level));
        Assert.Equal("bim,catalysis", reasons[MatchPart.Skills].Lacking);
        using var client = await portal.SignedInClient(talent);
        Assert.Contains("Chinese: HSK 4", (await client.Page("/fujian/en/me/matches")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\u7f3a\uff1a", (await client.Page("/fujian/zh/me/matches")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_in_a_posting_counts_in_the_order_without_reading_all_again()
    {
        var job = await portal.Listed("master", "chip-design");
        var ord = await portal.Scalar<int>("select ord from job_search where job_id = $1", job);
        // More publications than are read again anyway lie between.
        await portal.Run("select setval(pg_get_serial_sequence('job_search', 'ord'), (select max(ord) + 2000 from job_search))");
        await portal.Listed("master", "finance");
        Assert.Equal(10, await Points());
        await portal.Run("update jobs set industry_code = 'finance' where id = $1", job);
        await portal.Run("update job_listings set changed_at = $2 where job_id = $1", job, portal.Clock.GetUtcNow().AddSeconds(1));
        portal.Said("fujian");
        Assert.Equal(0, await Points());

        async Task<int?> Points()
        {
            await using var scope = portal.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", PortalFixture.TenantOf("fujian")), Rights.None);
            var index = await portal.Services.GetRequiredService<PostingIndexes>().Of(PortalFixture.TenantOf("fujian").Id, scope.ServiceProvider.GetRequiredService<AppDb>(), default);
            var ranking = new PostingIndex.Ranking(new(null, "chip-design", [], [], null), new() { Field = 5 }, 10_000);
            index.Rank(ranking, new HashSet<int>());
            return ranking.Best().Single(one => one.Ord == ord).Points;
        }
    }

    [Fact]
    public async Task When_more_of_the_best_are_over_than_are_kept_to_spare_the_next_ones_come()
    {
        var talent = await portal.NewTalent();
        var industry = (await portal.Scalar<string>("select industry_code from talent_profiles where user_id = $1", talent.UserId))!;
        var stays = await portal.Listed("master", industry, kind: "flexible");
        List<Guid> over = [];
        for (var at = 0; at < 45; at++) over.Add(await portal.Listed("master", industry));
        Assert.Contains((await portal.As(talent).Get(new BrowseMatches())).Items, item => over.Contains(item.JobId));
        await portal.Run("update job_listings set closed_at = now() where job_id = any($1)", over.ToArray());
        var left = (await portal.As(talent).Get(new BrowseMatches())).Items;
        Assert.DoesNotContain(left, item => over.Contains(item.JobId));
        Assert.Contains(left, item => item.JobId == stays);
    }

    [Fact]
    public async Task On_the_national_site_what_was_read_answers_at_once_and_says_how_much_is_still_to_come()
    {
        var job = await portal.Listed("master", "chip-design");
        var indexes = ActivatorUtilities.CreateInstance<PostingIndexes>(portal.Services);
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test"), Rights.None);
        var book = ActivatorUtilities.CreateInstance<MatchBook>(scope.ServiceProvider, indexes);
        var wishes = new TalentWishes(null, "chip-design", [], [], null);
        book.Patience = TimeSpan.Zero;
        var sites = await portal.Scalar<long>("select count(*) from tenants where not is_desk");
        var first = await book.Rank(wishes, MatchScale.Usual, new HashSet<Guid>(), default);
        Assert.Equal((0, sites), (first.Best.Count, first.Unread));
        // It asked for the rest to be read; that happens without anybody waiting for it.
        Assert.True(await indexes.Wanted(TimeSpan.Zero, default));
        using var packer = ActivatorUtilities.CreateInstance<PostingPacker>(portal.Services, indexes);
        await packer.Pack(default);
        var then = await book.Rank(wishes, MatchScale.Usual, new HashSet<Guid>(), default);
        Assert.Equal(0, then.Unread);
        Assert.Contains(then.Best, match => match.Listing.JobId == job);
        Assert.False(await indexes.Wanted(TimeSpan.Zero, default));
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
        var scale = MatchScale.Made(part => part == MatchPart.Field ? 9 : 1);
        var change = new SaveMatchWeights(scale, before.Number);
        Assert.Equal(OutcomeKind.Invalid, (await admin.Send(change with { Scale = scale with { Pay = 11 } })).Kind);
        Assert.Equal("Scale.Years", (await admin.Send(change with { Scale = scale with { Years = -1 } })).Errors.Single().Field);
        Assert.Equal("SaveMatchWeights_AllZero", (await admin.Send(new SaveMatchWeights(MatchScale.Made(_ => 0), before.Number))).Reason!.Name);
        Assert.Equal(OutcomeKind.Conflict, (await admin.Send(change with { Seen = before.Number + 1 })).Kind);
        foreach (var stranger in new[] { portal.As(talent), portal.As(Personas.RecruiterOf("rongxin")), portal.As(Personas.Staff(PortalRole.TeamLead)), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(change)).Kind);
        Assert.True((await admin.Send(change)).IsOk);
        Assert.Equal("SaveMatchWeights_Same", (await admin.Send(change with { Seen = before.Number + 1 })).Reason!.Name);
        var after = await admin.Get(new ViewMatchWeights());
        Assert.Equal((before.Number + 1, scale), (after.Number, after.Scale));
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
        var byField = await admin.Get(new PreviewMatchWeights(new() { Field = 10, Place = 1 }, null, "chip-design", "350100", null));
        var byPlace = await admin.Get(new PreviewMatchWeights(new() { Field = 1, Place = 10 }, null, "chip-design", "350100", null));
        Assert.Contains(byField.Items, item => item.JobId == field);
        Assert.DoesNotContain(byPlace.Items.Take(1), item => item.JobId == field);
        Assert.Equal(OutcomeKind.Invalid, (await admin.Send(new PreviewMatchWeights(new() { Field = 1, Place = 1 }, "no-degree", null, null, null))).Kind);
        Assert.Empty((await admin.Get(new PreviewMatchWeights(MatchScale.Made(_ => 1), null, null, null, null))).Items);
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

    /// <summary>More cards than are looked at in the first two rounds fit better, and none of them may be seen: each for another reason.</summary>
    [Fact]
    public async Task What_may_not_be_seen_is_passed_over_until_enough_is_found_and_nothing_tells_of_it()
    {
        await portal.Crowd();
        var worse = await portal.Shown(CardScene.Card((CardFact.Degree, CardGrain.Fine)));
        var (employer, owner) = await portal.NewEmployer("Quantum of the strait");
        var (group, member) = await portal.NewEmployer("Quantum group");
        await portal.Run("update employers set parent_id = $1 where id = $2", group, employer);
        var degree = await portal.Scalar<string>("select degree_code from talent_profiles where user_id = $1", worse.UserId);
        var job = await portal.PublicJob(content: ApplicationScene.Content() with { DegreeCode = degree, IndustryCode = "chip-design" }, employerId: employer);
        var before = await portal.As(owner).Get(new BrowseCardMatches(job));
        Assert.NotEmpty(before.Items);
        // Of people of their own, so that the rules of accounts do not matter here.
        await portal.Run(
            """
            with f as (insert into talent_facts (id, user_id, tenant_id, marks, changed_at)
              select gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, array['degree:' || $2, 'degree~:advanced', 'industry:chip-design', 'industry~:semiconductors'], now() from generate_series(1, 160) n
              returning user_id, tenant_id, marks, right(user_id::text, 12)::int n)
            insert into talent_cards (id, user_id, tenant_id, face_id, marks, shown_since, hidden_from, hidden_from_groups, hidden_from_names, changed_at)
              select gen_random_uuid(), user_id, tenant_id, gen_random_uuid(), case n % 4 when 3 then array_append(marks, 'place:350100') else marks end, case n % 4 when 2 then null else now() end,
                     case n % 4 when 0 then array[$3::uuid] else '{}' end, case n % 4 when 1 then array[$4::uuid] else '{}' end, '{}', $5
                from f
            """, PortalFixture.TenantOf("fujian").Id, degree!, employer, group, portal.Clock.GetUtcNow());
        var after = await portal.As(owner).Get(new BrowseCardMatches(job));
        Assert.Equal(before.Items.Select(item => (item.Reference, item.Fitness.Points)), after.Items.Select(item => (item.Reference, item.Fitness.Points)));
        // Whom it does not concern sees those that are hidden from the group alone.
        var (_, other) = await portal.NewEmployer("Of another house");
        var elsewhere = await portal.PublicJob(content: ApplicationScene.Content() with { DegreeCode = degree, IndustryCode = "chip-design" }, employerId: (await portal.Scalar<Guid>("select employer_id from employer_memberships where user_id = $1", other.UserId)));
        Assert.Equal(CardBook.Shown, (await portal.As(other).Get(new BrowseCardMatches(elsewhere))).Items.Count);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(member).Send(new BrowseCardMatches(job))).Kind);
    }

    [Fact]
    public async Task A_card_comes_at_once_and_goes_at_once_with_its_consent_and_with_its_crowd()
    {
        var crowd = await portal.Crowd(TalentCard.PeopleLeast + 1);
        var (employer, owner) = await portal.NewEmployer("Waves of the bay");
        var job = await portal.PublicJob(content: ApplicationScene.Content() with { DegreeCode = await portal.Scalar<string>("select degree_code from talent_profiles where user_id = $1", crowd[0].UserId), IndustryCode = "chip-design" }, employerId: employer);
        var none = (await portal.As(owner).Get(new BrowseCardMatches(job))).Items.Count;
        await portal.As(crowd[0]).Get(CardScene.Usual);
        Assert.Equal(none + 1, (await portal.As(owner).Get(new BrowseCardMatches(job))).Items.Count);
        await portal.As(crowd[0]).Get(new TalentPortal.Features.Cards.WithdrawCard());
        Assert.Equal(none, (await portal.As(owner).Get(new BrowseCardMatches(job))).Items.Count);
        await portal.As(crowd[0]).Get(CardScene.Usual);
        Assert.Equal(none + 1, (await portal.As(owner).Get(new BrowseCardMatches(job))).Items.Count);
        var facts = await portal.Scalar<string[]>("select marks from talent_facts where user_id = $1", crowd[1].UserId);
        await portal.Run("update talent_facts set marks = '{}' where user_id <> $1", crowd[0].UserId);
        Assert.Empty((await portal.As(owner).Get(new BrowseCardMatches(job))).Items);
        await portal.Run("update talent_facts set marks = $1 where marks = '{}'", (object)facts!);
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

public sealed class FindCardsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_system_alone_reads_what_changed_at_its_tenant()
    {
        await portal.Crowd();
        var (shown, gone) = (await portal.Shown(), await portal.Shown());
        await portal.As(gone).Get(new TalentPortal.Features.Cards.WithdrawCard());
        var all = (await portal.Dispatcher.Send(new FindCards(null), CallOrigin.System("test", PortalFixture.TenantOf("fujian")))).Value!.Cards;
        Assert.Contains(all, card => card.UserId == shown.UserId && card.IsShown);
        Assert.DoesNotContain(all, card => card.UserId == gone.UserId);
        // A page begins after the last card of the one before.
        var places = all.Select(card => new FindCards.Place(card.ChangedAt, card.UserId)).ToList();
        Assert.Equal(places.OrderBy(place => place.ChangedAt), places);
        var rest = (await portal.Dispatcher.Send(new FindCards(null, places[0]), CallOrigin.System("test", PortalFixture.TenantOf("fujian")))).Value!;
        Assert.Equal(all.Skip(1).Select(card => card.UserId), rest.Cards.Select(card => card.UserId));
        Assert.Null(rest.Next);
        var changed = (await portal.Dispatcher.Send(new FindCards(portal.Clock.GetUtcNow().AddMinutes(-1)), CallOrigin.System("test", PortalFixture.TenantOf("fujian")))).Value!.Cards;
        Assert.Contains(changed, card => card.UserId == gone.UserId && !card.IsShown);
        Assert.Empty((await portal.Dispatcher.Send(new FindCards(null), CallOrigin.System("test", PortalFixture.TenantOf("zhongguancun")))).Value!.Cards);
        foreach (var stranger in new[] { portal.As(shown), portal.As(Personas.RecruiterOf("rongxin")), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new FindCards(null))).Kind);
    }
}
