using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>What the search finds beyond the words typed, and how it says so.</summary>
public sealed class SearchBeyondWordsTests(SearchBeyondWordsTests.Published portal) : IClassFixture<SearchBeyondWordsTests.Published>
{
    [Theory]
    [InlineData("chip design", "芯片设计主管")]
    [InlineData("芯片设计", "Lead of chip design|芯片设计主管")]
    [InlineData("Chip designs", "Lead of chip design|芯片设计主管")]
    [InlineData("postdoc", "博士后研究岗")]
    [InlineData("rongxinwei", "芯片设计主管")]
    [InlineData("rong xin", "芯片设计主管")]
    [InlineData("rxwdz", "芯片设计主管")]
    [InlineData("fu zhou", "芯片设计主管|Remote desk")]
    [InlineData("fz", "芯片设计主管|Remote desk")]
    public async Task A_term_is_found_in_the_other_language_and_by_pinyin(string q, string titles)
    {
        var found = await Find(q);
        foreach (var title in titles.Split('|')) Assert.Contains(found.Rows, row => row.Title.In(Language.Chinese) == title);
        Assert.DoesNotContain(found.Rows, row => row.Title.En == "Gardener");
    }

    [Fact]
    public async Task How_frequent_a_word_is_is_gathered_from_the_newest_postings_as_the_serving_role()
    {
        var shares = new WordShares(portal.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System);
        await shares.Refresh(newest: 1_000, least: 1);
        // A posting of eight thousand is the unit; what none has counts as rare.
        var (one, rare) = (1 / 8192d, 16 / 8192d);
        Assert.Equal(one * 2, shares.Of("'oktoberfest'", 1_000)!.Value, 9);
        Assert.Equal(one, shares.Of("'芯片' & '设计'", 1_000)!.Value, 9);
        Assert.Equal(rare, shares.Of("'unheard'", 1_000)!.Value, 9);
    }

    [Fact]
    public async Task Terms_are_asked_for_by_key_when_every_row_has_keys_and_the_same_is_found()
    {
        var (database, clock) = (portal.Services.GetRequiredService<NpgsqlDataSource>(), portal.Services.GetRequiredService<TimeProvider>());
        foreach (var q in (string[])["chip design", "芯片设计", "postdoc", "displays", "fuzhou", "芯片 desk"])
        {
            var (plain, keyed) = (SearchReading.Of(q, CommonTerms.Glossary), SearchReading.Of(q, CommonTerms.Glossary, keys: CommonTerms.Keys));
            Assert.Contains("'~", keyed.Words, StringComparison.Ordinal);
            Assert.Equal(await Ords(plain), await Ords(keyed));
        }

        Assert.True((await new JobFigures(database, clock).Totals(CancellationToken.None)).HaveKeys);
        await portal.Scalar<int>("update job_search set form = 1 where ord = (select min(ord) from job_search) returning 1");
        Assert.False((await new JobFigures(database, clock).Totals(CancellationToken.None)).HaveKeys);
        await portal.Scalar<int>("update job_search set form = $1 where form = 1 returning 1", JobSearchRow.CurrentForm);

        Task<int[]?> Ords(SearchReading reading) => portal.Scalar<int[]>("select array_agg(ord order by ord) from job_search where words @@ $1::tsquery", reading.Words!);
    }

    [Fact]
    public async Task The_words_typed_come_first_and_can_be_insisted_on()
    {
        var found = await Find("chip design");
        Assert.Equal("Lead of chip design", found.Rows[0].Title.En);
        Assert.Contains("芯片设计", found.Also);
        var typed = await portal.As(null).Get(new BrowseJobs("chip design") { Exact = BrowseJobs.Words });
        Assert.Equal("Lead of chip design", Assert.Single(typed.Rows).Title.En);
        Assert.Empty(typed.Also);
        var newest = await portal.As(null).Get(new BrowseJobs("chip design", Sort: "date"));
        Assert.Equal(found.Total, newest.Total);
    }

    [Fact]
    public async Task Filters_and_counts_hold_for_what_is_searched_besides()
    {
        var found = await portal.As(null).Get(new BrowseJobs("chip design", City: "fuzhou"));
        Assert.Equal(("芯片设计主管", 1), (Assert.Single(found.Rows).Title.Zh, found.Total));
        Assert.Equal(found.Total, found.Facets.Single(group => group.Name == "kind").Values.Sum(value => value.Count));
    }

    [Fact]
    public async Task A_misspelt_word_is_corrected_where_it_finds_nothing_and_asked_about_where_it_finds_little()
    {
        var found = await Find("quagga gardner");
        Assert.Equal((0, null), (found.Total, found.Corrected));
        found = await Find("gardenre");
        Assert.Equal(("gardener", "Gardener"), (found.Corrected, Assert.Single(found.Rows).Title.En));
        Assert.Equal(0, (await portal.As(null).Get(new BrowseJobs("gardenre") { Exact = BrowseJobs.Spelling })).Total);
        found = await Find("biotehcnology");
        Assert.Equal(("biotechnology", "Biotechnology nurse"), (found.Corrected, Assert.Single(found.Rows).Title.En));
        // One posting does have this word, so it is shown, and the usual one is asked about.
        found = await Find("oktoberfist");
        Assert.Equal((1, null, "oktoberfest"), (found.Total, found.Corrected, found.Suggested));
    }

    [Fact]
    public async Task A_word_that_postings_have_is_never_corrected_away()
    {
        foreach (var q in (string[])["gardener", "nurse", "Gardeners"])
        {
            var found = await Find(q);
            Assert.Equal((null, null), (found.Corrected, found.Suggested));
            Assert.True(found.Total > 0);
        }
    }

    [Fact]
    public async Task Words_deep_in_a_description_are_shown_with_what_stands_around_them()
    {
        var row = Assert.Single((await Find("okapis")).Rows);
        Assert.Equal(Language.English, row.Excerpt!.Language);
        Assert.Contains("one okapi asks for", row.Excerpt.Text, StringComparison.Ordinal);
        Assert.StartsWith("\u2026", row.Excerpt.Text, StringComparison.Ordinal);
        Assert.InRange(row.Excerpt.Text.Length, 40, JobListing.SummaryMax);
        Assert.Null(Assert.Single((await Find("gardener")).Rows).Excerpt);
        using var http = await portal.Http();
        Assert.Contains("one <mark>okapi</mark> asks for", await http.GetStringAsync("/fujian/en/jobs?q=okapis"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaf_finds_what_is_listed_under_its_branch_behind_what_is_listed_there_itself()
    {
        var found = await portal.As(null).Get(new BrowseJobs(Industry: "oled"));
        Assert.Equal(["OLED painter", "Display desk", "Optics desk"], found.Rows.Select(row => row.Title.En!).OrderBy(title => title == "OLED painter" ? 0 : 1).ThenBy(title => title));
        Assert.Equal("OLED painter", found.Rows[0].Title.En);
        Assert.Null(found.Rows[0].ListedUnder);
        Assert.Equal("Displays", found.Rows.Single(row => row.Title.En == "Display desk").ListedUnder);
        Assert.Equal("Optoelectronics & displays", found.Rows.Single(row => row.Title.En == "Optics desk").ListedUnder);
        // Not what is listed beside it.
        Assert.DoesNotContain((await portal.As(null).Get(new BrowseJobs(Industry: "lasers-optics"))).Rows, row => row.Title.En is "OLED painter" or "Display desk");
        Assert.Equal(2, (await portal.As(null).Get(new BrowseJobs("desk", Industry: "oled"))).Total);
    }

    [Fact]
    public async Task The_page_says_what_was_searched_besides_with_a_link_to_the_words_alone()
    {
        using var http = await portal.Http();
        var html = await http.GetStringAsync("/fujian/zh/jobs?q=chip%20design&city=fuzhou");
        Assert.Contains("同时搜索：芯片设计", html, StringComparison.Ordinal);
        Assert.Contains("<mark>芯片设计</mark>主管", html, StringComparison.Ordinal);
        Assert.Contains("jobs?q=chip%20design&amp;city=fuzhou&amp;exact=words", html, StringComparison.Ordinal);
        html = await http.GetStringAsync("/fujian/en/jobs?q=gardenre");
        Assert.Contains("exact=spelling", html, StringComparison.Ordinal);
        Assert.Contains("<mark>Gardener</mark>", html, StringComparison.Ordinal);
        html = await http.GetStringAsync("/fujian/en/jobs/feed.atom?q=chip%20design");
        Assert.Contains("芯片设计主管", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<entry>", await http.GetStringAsync("/fujian/en/jobs/feed.atom?q=gardenre"), StringComparison.Ordinal);
    }

    private Task<BrowseJobsResult> Find(string q) => portal.As(null).Get(new BrowseJobs(q));

    /// <summary>A portal with positions in one language each.</summary>
    public sealed class Published : PortalFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var filler = string.Join(' ', Enumerable.Repeat("Nothing of this says what it is about.", 30));
            await new JobFile()
                .Add(JobFile.Posting("Lead of chip design", "s-1", with: p => In(p, "Xiamen")))
                .Add(JobFile.Posting("芯片设计主管", "s-2", "福州榕芯微电子有限公司", p => In(p, "福州")))
                .Add(JobFile.Posting("博士后研究岗", "s-3"))
                .Add(JobFile.Posting("Remote desk", "s-4", with: p => p["description"] = "常驻福州办公。"))
                .Add(JobFile.Posting("Gardener", "s-5", with: p => p["description"] = "Every oktoberfest there is."))
                .Add(JobFile.Posting("Biotechnology nurse", "s-6", with: p => p["description"] = "Works at an oktoberfest."))
                .Add(JobFile.Posting("Keeper of animals", "s-7", with: p => p["description"] = $"{filler} Do what one okapi asks for, daily. {filler}"))
                .Add(JobFile.Posting("Tent builder", "s-8", with: p => p["description"] = $"{filler} Once at an oktoberfist."))
                .Add(JobFile.Posting("OLED painter", "s-9", with: p => p["industry"] = "oled"))
                .Add(JobFile.Posting("Display desk", "s-10", with: p => p["industry"] = "displays"))
                .Add(JobFile.Posting("Optics desk", "s-11", with: p => p["industry"] = "optoelectronics"))
                .Import(this);
            await AsSystem("").Get(new GatherSearchWords());
        }

        private static void In(JsonObject posting, string place) => posting["jobLocation"] = JobFile.Place(place);
    }
}

public sealed class GatherSearchWordsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Words_come_with_postings_and_go_with_them()
    {
        var id = await portal.Live(f => f.TitleEn = "Tamandua feeder");
        await portal.AsSystem("").Get(new GatherSearchWords());
        Assert.Equal(1, await portal.Scalar<int>("select postings from search_words where word = 'tamandua'"));
        Assert.Equal(0, (await portal.AsSystem("").Get(new GatherSearchWords())).Changed);
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        await portal.AsSystem("").Get(new GatherSearchWords());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from search_words where word = 'tamandua'"));
    }
}

public sealed class RewriteSearchRowsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Rows_of_an_earlier_form_are_written_anew_where_they_stand()
    {
        var id = await portal.Live(f => (f.TitleEn, f.PayMin, f.PayMax) = ("Serow groom", "300,000", "500,000"));
        var ord = await portal.Scalar<int>("select ord from job_search where job_id = $1", id);
        Assert.Equal(500_000, await portal.Scalar<int>("select pay_to from job_search where job_id = $1", id));
        await portal.Scalar<int>("update job_search set form = 0, pay_to = 0, pay_steps = '{}', head = '', words = '' where job_id = $1 returning 1", id);
        Assert.Equal(0, (await portal.As(null).Get(new BrowseJobs("serow"))).Total);
        Assert.Equal(new RewriteSearchRowsResult(0), await portal.AsSystem("greater-bay").Get(new RewriteSearchRows()));
        Assert.Equal(new RewriteSearchRowsResult(1), await portal.AsSystem().Get(new RewriteSearchRows(1)));
        Assert.Equal(id, Assert.Single((await portal.As(null).Get(new BrowseJobs("serow"))).Rows).Id);
        Assert.Equal((ord, 500_000), (await portal.Scalar<int>("select ord from job_search where job_id = $1", id), await portal.Scalar<int>("select pay_to from job_search where job_id = $1", id)));
        Assert.Equal(new RewriteSearchRowsResult(0), await portal.AsSystem().Get(new RewriteSearchRows(2)));
    }
}

public sealed class SearchVocabularyTests
{
    [Theory]
    [InlineData("semicondutcor", "semiconductor", 1)]
    [InlineData("enginer", "engineer", 1)]
    [InlineData("teh", "the", 1)]
    [InlineData("battrey", "battery", 1)]
    [InlineData("bioteknology", "biotechnology", 2)]
    [InlineData("abc", "xyz", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_counts_letters_wrong_missing_or_swapped(string a, string b, int distance)
    {
        Assert.Equal(distance, SearchVocabulary.Distance(a, b, 3));
        Assert.Equal(distance, SearchVocabulary.Distance(b, a, 3));
    }

    [Fact]
    public void Short_words_may_have_one_wrong_letter_and_longer_ones_two() =>
        Assert.Equal((1, 1, 2, 2), (SearchVocabulary.EditsIn(4), SearchVocabulary.EditsIn(7), SearchVocabulary.EditsIn(8), SearchVocabulary.EditsIn(20)));
}

public sealed class EmployerPinyinTests
{
    [Theory]
    [InlineData("福州榕芯微电子有限公司", "rongxin rongxinwei rongxinweidian rongxinweidianzi fuzhourongxinweidianzi rxw rxwd rxwdz")]
    [InlineData("榕芯微电子有限公司（演示）", "rongxin rongxinwei rongxinweidian rongxinweidianzi rxw rxwd rxwdz")]
    [InlineData("海蕴生物研究院", "haiyun haiyunsheng haiyunshengwu haiyunshengwuyan haiyunshengwuyanjiu haiyunshengwuyanjiuyuan hys hysw hyswy hyswyj")]
    [InlineData("华芯集团有限公司", "huaxin hx")]
    [InlineData("Invented Ltd", "")]
    [InlineData("", "")]
    [InlineData("福州", "fuzhou fz")]
    public void A_name_is_typed_without_place_and_legal_form(string name, string keys) => Assert.Equal(keys, EmployerPinyin.Of(name));
}

public sealed class SearchPayTests
{
    [Theory]
    [InlineData(300_000, 500_000, "CNY", "year", null, 300_000, 500_000, 6)]
    [InlineData(20_000, null, "CNY", "month", null, 240_000, 240_000, 3)]
    [InlineData(20_000, null, "CNY", "month", 15, 300_000, 300_000, 4)]
    [InlineData(null, 100, "CNY", "hour", null, 0, -1, 11)]
    [InlineData(60_000, 80_000, "EUR", "year", null, 0, -1, 11)]
    [InlineData(null, null, null, null, null, 0, 0, 0)]
    public void Pay_is_compared_as_yuan_a_year(int? min, int? max, string? currency, string? period, int? months, int from, int to, int steps)
    {
        var pay = SearchPay.Of(new JobContent { Title = Bilingual.Empty, Description = Bilingual.Empty, KindCode = "permanent", PayMin = min, PayMax = max, PayCurrency = currency, PayPeriod = period, PayMonths = months });
        Assert.Equal((from, to, steps), (pay.From, pay.To, pay.Reached.Length));
        Assert.Equal(to == SearchPay.Apart, SearchPay.IsApart(min, max, currency, period));
    }
}

public sealed class FirstLookTests
{
    /// <summary>Where the words are unknown by the filters alone; else by both, with a fifth more than is needed.</summary>
    [Theory]
    [InlineData(5_000, 1, null, 5_000)]
    [InlineData(1_000_000, 1, null, 4_096)]
    [InlineData(1_000_000, 0.1, null, 16_384)]
    [InlineData(1_000_000, 0.001, null, 1_000_000)]
    [InlineData(1_000_000, 1, 1.0, 4_096)]
    [InlineData(1_000_000, 0.1, 1.0, 12_000)]
    [InlineData(1_000_000, 0.1, 0.1, 120_000)]
    [InlineData(1_000_000, 0.1, 0.01, 1_000_000)]
    public void What_is_known_to_be_left_says_how_far_to_look_first(int all, double share, double? ofWords, long expected) => Assert.Equal(expected, JobSearch.First(all, share, ofWords));

    /// <summary>In 64ths; a word of which nothing is known is one of them at most.</summary>
    [Theory]
    [InlineData("'芯片'", 6)]
    [InlineData("'芯片' & '设计'", 4)]
    [InlineData("'芯片' & 'elsewhere'", 0)]
    [InlineData("'芯片' & 'unheard'", 1)]
    [InlineData("'elsewhere' & 'unheard' & 'unheard-of'", 1)]
    [InlineData("('芯片' | 'chip' & 'design')", 8)]
    [InlineData("('芯片' | 'chip' & 'design') & '设计'", 4)]
    [InlineData("('芯片' | 'unheard') & '设计'", 5)]
    [InlineData("('设计' | '芯片' | '设计')", 12)]
    [InlineData("('all' | '设计' | 'unheard')", 64)]
    [InlineData("'it''s' & 'back\\\\slash'", 2)]
    public void What_is_left_is_counted_in_what_was_gathered(string words, int expected)
    {
        var which = new Dictionary<string, ulong[]>
        {
            ["芯片"] = [0b11_1111], ["设计"] = [0b1111_1111_1100], ["chip"] = [0b1111UL << 36], ["design"] = [0b11UL << 37], ["elsewhere"] = [1UL << 63],
            ["all"] = [ulong.MaxValue], ["it's"] = [0b111UL << 50], ["back\\slash"] = [0b110UL << 50],
        };
        Assert.Equal(expected / 64d, WordShares.Of(words, which, postings: 64, rare: 1 / 64d), 9);
    }

    [Theory]
    [InlineData("chip design")]
    [InlineData("芯片设计 it's c++ \\ ' | & ( )")]
    public void Every_reading_of_what_is_typed_can_be_reckoned_up(string typed)
    {
        foreach (var words in new[] { SearchReading.Of(typed, CommonTerms.Glossary).Words!, SearchReading.AsTyped(typed).Words! })
            Assert.InRange(WordShares.Of(words, new Dictionary<string, ulong[]>(), postings: 64, rare: 0.25), 0.25, 1);
    }

    [Fact]
    public void The_share_of_filters_is_that_of_the_site_that_is_searched()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var totals = new JobTotals(new Dictionary<Guid, int> { [one] = 100, [other] = 300 }, new Dictionary<(Guid, JobFacet), IReadOnlyList<(int, int)>>
        {
            [(one, JobFacet.Kind)] = [(1, 50), (2, 50)], [(other, JobFacet.Kind)] = [(1, 300)], [(one, JobFacet.Province)] = [(35, 20)],
        });
        var query = new JobQuery(null, null, JobOrder.Date, 1);
        Assert.Equal(1, totals.ShareOf(query), 6);
        Assert.Equal(350 / 400.0, totals.ShareOf(query with { Kind = 1 }), 6);
        Assert.Equal(350 / 400.0 * (20 / 400.0), totals.ShareOf(query with { Kind = 1, Province = 35 }), 6);
        Assert.Equal(100 / 400.0 * 0.5 * 0.2, totals.ShareOf(query with { TenantId = one, Kind = 1, Province = 35 }), 6);
        // Nothing of it has been counted: little, but not nothing.
        Assert.Equal(1 / 400.0, totals.ShareOf(query with { Degree = 3 }), 6);
        Assert.Equal(1, totals.ShareOf(query with { TenantId = Guid.NewGuid() }), 6);
    }
}

public sealed class SearchExcerptTests
{
    [Theory]
    [InlineData("Short text with a chip.", "chip", "Short text with a chip.")]
    [InlineData("No hit here", "chip", null)]
    [InlineData("microchip only", "chip", null)]
    public void Short_texts_stay_whole_and_a_part_of_a_word_is_no_hit(string text, string piece, string? expected) => Assert.Equal(expected, SearchExcerpt.Around(text, [piece], 60));

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(400)]
    public void Long_texts_are_cut_around_the_hit(int before)
    {
        var text = string.Concat(Enumerable.Repeat("中文𠀋", before)) + "目标" + string.Concat(Enumerable.Repeat(" plain words", 100));
        var excerpt = SearchExcerpt.Around(text, ["目标"], 120)!;
        Assert.Contains("目标", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 60, 120);
        Assert.Equal(before > 15, excerpt.StartsWith('\u2026'));
        Assert.EndsWith("\u2026", excerpt, StringComparison.Ordinal);
        Assert.True(PlainText.IsStorable(excerpt));
        // Between words.
        Assert.Matches("(plain|words)\u2026\\z", excerpt);
    }
}
