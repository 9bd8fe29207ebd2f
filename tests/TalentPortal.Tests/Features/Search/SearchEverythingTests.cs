using System.Net;
using Npgsql;
using TalentPortal.Features.Events;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Living;
using TalentPortal.Features.Search;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Events;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Features.Housing;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Living;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Search;

/// <summary>What the tests of the search ask.</summary>
internal static class SearchScene
{
    /// <param name="tenant">Null: the national site.</param>
    public static Task<SearchEverythingResult> Search(this PortalFixture portal, string q, string? tenant = null, string? type = null) => portal.As(null, tenant ?? "").Get(new SearchEverything(q, type));

    /// <summary>English titles of what is found of a kind.</summary>
    public static async Task<IReadOnlyList<string?>> Titles(this PortalFixture portal, string q, string kind, string? tenant = null) =>
        [.. (await portal.Search(q, tenant)).Groups.Where(group => group.Kind == kind).SelectMany(group => group.Items).Select(item => item.Title.En)];
}

public sealed class SearchEverythingTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Theory]
    [InlineData("points test", "guide", "work-permit-points")]
    [InlineData("计点积分", "guide", "work-permit-points")]
    [InlineData("外专发〔2017〕36号", "guide", "work-permit-points")]
    [InlineData("Fuzhou", "city", "fuzhou")]
    [InlineData("福州", "city", "fuzhou")]
    [InlineData("12367", "service", "")]
    [InlineData("福州人才租房", "programme", "fuzhou.talent-rental")]
    [InlineData("permanent residence", "pathway", "permanent-residence")]
    public async Task Words_of_either_language_numbers_and_names_find_by_kind(string q, string kind, string ends)
    {
        foreach (var tenant in new[] { null, "fujian" })
        {
            var found = (await portal.Search(q, tenant)).Groups.Single(group => group.Kind == kind);
            Assert.Contains(found.Items, item => item.Href.EndsWith(ends, StringComparison.Ordinal));
            Assert.All(found.Items, item => Assert.Null(item.Through));
        }
    }

    [Fact]
    public async Task One_box_finds_policies_and_positions_and_a_kind_alone_has_pages()
    {
        await portal.Live(f => f.TitleEn = "Hukou adviser");
        var all = await portal.Search("hukou", "fujian");
        Assert.Contains(all.Groups, group => group.Kind == "guide");
        Assert.Equal("Hukou adviser", Assert.Single(all.Groups.Single(group => group.Kind == "job").Items).Title.En);
        var guides = all.Groups.Single(group => group.Kind == "guide");
        Assert.Equal(5, guides.Items.Count);
        Assert.True(guides.Total > 5 && guides.IsExact);

        var alone = await portal.Search("hukou", "fujian", "guide");
        Assert.Equal((guides.Total, Math.Min(guides.Total, 20)), (Assert.Single(alone.Groups).Total, alone.Groups[0].Items.Count));
        Assert.Equal((guides.Total + 19) / 20, alone.Pages);
        Assert.Equal(guides.Items.Select(item => item.Href), alone.Groups[0].Items.Take(5).Select(item => item.Href));
        Assert.Empty((await portal.As(null, "fujian").Get(new SearchEverything("hukou", "guide", "9"))).Groups.SelectMany(group => group.Items));
    }

    [Fact]
    public async Task What_is_hidden_leaves_at_once_and_what_is_a_tenants_own_is_found_there_and_on_the_national_site()
    {
        var id = await portal.Service(LivingScene.Form with { NameEn = "Quillfeather clinic" });
        Assert.Equal(["Quillfeather clinic"], await portal.Titles("quillfeather", "service", "fujian"));
        Assert.Empty((await portal.Search("quillfeather", "greater-bay")).Groups);
        var item = Assert.Single(Assert.Single((await portal.Search("quillfeather")).Groups).Items);
        Assert.NotNull(item.Through);
        Assert.Contains("/fujian/", item.Href, StringComparison.Ordinal);

        var curator = portal.As(Personas.Staff(PortalRole.Curator));
        var own = await curator.Get(new ViewOwnService(id));
        await curator.Get(new SaveService(id, LivingScene.Form with { NameEn = "Featherquill clinic" }, true, own.Version));
        Assert.Empty((await portal.Search("quillfeather", "fujian")).Groups);
        Assert.Equal(["Featherquill clinic"], await portal.Titles("featherquill", "service", "fujian"));
        own = await curator.Get(new ViewOwnService(id));
        await curator.Get(new SaveService(id, LivingScene.Form with { NameEn = "Featherquill clinic" }, false, own.Version));
        Assert.Empty((await portal.Search("featherquill", "fujian")).Groups);
    }

    [Fact]
    public async Task Drafts_are_found_by_nobody_and_what_is_cancelled_leaves()
    {
        var draft = await portal.Event(publish: false);
        var open = await portal.Event(publish: true);
        string[] found = [.. (await portal.Search("london", "fujian")).Groups.Where(group => group.Kind == "event").SelectMany(group => group.Items).Select(item => item.Href)];
        Assert.Contains($"events/{open}", found);
        Assert.DoesNotContain($"events/{draft}", found);
        var consultant = portal.As(Leads.LeadScene.Consultant());
        await consultant.Get(new CancelEvent(open, (await consultant.Get(new ViewOwnEvent(open))).Version));
        Assert.DoesNotContain((await portal.Search("london", "fujian")).Groups, group => group.Kind == "event" && group.Items.Any(item => item.Href == $"events/{open}"));
    }

    [Fact]
    public async Task Nothing_to_look_for_and_nothing_found_are_told_apart()
    {
        Assert.False((await portal.Search("  ")).IsAsked);
        Assert.False((await portal.Search("!?")).IsAsked);
        var nothing = await portal.Search("zzyzxq");
        Assert.True(nothing.IsAsked);
        Assert.Empty(nothing.Groups);
        Assert.Equal("hukou", (await portal.Search("hukuo")).Corrected);
        Assert.Null((await portal.As(null).Get(new SearchEverything("hukuo", Exact: SearchEverything.Spelling))).Corrected);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new SearchEverything(new string('x', 201)))).Kind);
    }

    [Theory]
    [InlineData("zh", "计点积分", "政策指南")]
    [InlineData("en", "points test", "Policy guides")]
    public async Task The_page_works_without_scripts_and_marks_the_words(string language, string q, string heading)
    {
        var client = await portal.Http();
        var html = await client.GetStringAsync($"/{language}/search?q={Uri.EscapeDataString(q)}");
        Assert.Contains($">{heading}</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<mark>", html, StringComparison.Ordinal);
        Assert.Contains("guides/work-permit-points", html, StringComparison.Ordinal);
        Assert.Contains("noindex", html, StringComparison.Ordinal);
        var jobs = await client.GetAsync($"/{language}/search?type=job&q={Uri.EscapeDataString(q)}");
        Assert.Equal((HttpStatusCode.Found, $"/{language}/jobs?q={Uri.EscapeDataString(q)}"), (jobs.StatusCode, jobs.Headers.Location?.PathAndQuery));
    }
}

/// <summary>Flats leave by the day on which nobody has made sure of them for too long; the clock of this portal moves.</summary>
public sealed class SearchedFlatsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_flat_is_found_for_as_long_as_somebody_made_sure_of_it()
    {
        var (kept, older) = (await portal.Offered(HousingScene.Form with { TitleEn = "Flat by the Wrybill canal" }, daysAgo: 20), await portal.Offered(HousingScene.Form with { TitleEn = "Wrybill canal, older" }, daysAgo: 30));
        await portal.Draft(HousingScene.Form with { TitleEn = "Wrybill canal, a draft" });
        string[] Found(SearchEverythingResult result) => [.. result.Groups.SelectMany(group => group.Items).Select(item => item.Href).Order()];
        Assert.Equal(new[] { $"housing/{kept}", $"housing/{older}" }.Order(), Found(await portal.Search("wrybill", "fujian")));
        portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([$"housing/{kept}"], Found(await portal.Search("wrybill", "fujian")));
    }
}

/// <summary>What a release and its guides come to in the search; each test has a portal of its own content.</summary>
public sealed class SearchedGuidesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_guide_is_found_until_the_last_day_of_its_term_and_never_before_it_is_published()
    {
        await portal.Release(GuideScene.Text("ending", portal.Day(-30), portal.Day(1)), GuideScene.Text("lapsed", status: LegalStatus.Lapsed), GuideScene.Text("open"));
        string[] mine = ["Example ending", "Example lapsed", "Example open"];
        Assert.Equal(["Example ending", "Example open"], (await portal.Titles("example", "guide")).Intersect(mine).Order());
        await portal.Change(ContentDesk.Slug, db => db.Add(GuideVersion.Draft(Guid.NewGuid(), db.Guides.Single(g => g.Key == "open"), 2, GuideScene.Text("open") with { Head = GuideScene.Text("open").Head with { Title = new("新稿", "Narwhal") } }, (Guid.NewGuid(), "Editor"), new(null, null), portal.Clock.GetUtcNow())));
        Assert.Empty(await portal.Titles("narwhal", "guide"));

        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["Example open"], (await portal.Titles("example", "guide")).Intersect(mine));
    }

    [Fact]
    public async Task A_tenants_own_stands_before_the_desks_of_the_same_key_at_that_tenant_alone()
    {
        await portal.Release(GuideScene.Text("shared"));
        await portal.Change("fujian", db => db.Add(ItemSearchRow.Of(PortalFixture.TenantOf("fujian").Id, ItemKind.Guide, new("shared", "guides/shared", new("本地 shared", "Local shared"), new("", "")))));
        await portal.Change("fujian", db => db.Add(ItemListing.Of(PortalFixture.TenantOf("fujian").Id, ItemKind.Guide, new("shared", "guides/shared", new("本地 shared", "Local shared"), new("", "")))));

        Assert.Equal(["Local shared"], await portal.Titles("shared", "guide", "fujian"));
        Assert.Equal(["Example shared"], await portal.Titles("shared", "guide", "greater-bay"));
        Assert.Equal(["Example shared", "Local shared"], (await portal.Titles("shared", "guide")).Order());
    }
}

/// <summary>What brings rows into step that no command has touched.</summary>
public sealed class RewriteItemsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_out_of_step_is_written_anew_and_what_is_gone_taken_out()
    {
        await portal.Release(GuideScene.Text("kept"), GuideScene.Text("older"));
        await portal.Scalar<int>("delete from item_search where name = '1/kept'");
        await portal.Scalar<int>("delete from item_listings where name = '1/kept'");
        await portal.Scalar<int>("update item_search set form = 0, head = '', words = '' where name = '1/older'");
        await portal.Change(ContentDesk.Slug, db => db.Add(ItemSearchRow.Of(ContentDesk.Id, ItemKind.Guide, new("ghost", "guides/ghost", new("鬼", "Ghost kept"), new("", "")))));
        Assert.Empty(await portal.Titles("older", "guide"));

        var result = await portal.Dispatcher.Send(new RewriteItems(), CallOrigin.System("test", PortalFixture.TenantOf(ContentDesk.Slug)));
        Assert.Equal(3, result.Value.Rewritten);
        Assert.Equal(["Example kept"], await portal.Titles("kept", "guide"));
        Assert.Equal(["Example older"], await portal.Titles("older", "guide"));
        Assert.Equal(0, (await portal.Dispatcher.Send(new RewriteItems(1), CallOrigin.System("test", PortalFixture.TenantOf(ContentDesk.Slug)))).Value.Rewritten);
    }
}

/// <summary>Among many rows a search looks at a part; what it finds is what a search through all would have found first.</summary>
public sealed class ItemLookTests(ItemLookTests.Filled portal) : IClassFixture<ItemLookTests.Filled>
{
    private const int Rows = 30_000;

    [Fact]
    public async Task A_common_word_is_counted_to_the_cap_and_older_titles_still_come_first()
    {
        var hits = await Find(ItemKind.Flat, "'common'", null);
        Assert.False(hits.IsExact);
        Assert.InRange(hits.Total, 100, Rows / 2);
        Assert.All(await Keys(hits), number => Assert.InRange(number, 300, 310));
    }

    [Fact]
    public async Task A_rare_word_is_followed_to_the_oldest_row_and_counted_exactly_in_a_tenant_and_outside()
    {
        foreach (var tenant in new Guid?[] { null, PortalFixture.TenantOf("fujian").Id })
        {
            var hits = await Find(ItemKind.Flat, "'rare'", tenant);
            Assert.True(hits.IsExact);
            Assert.Equal([20005, 10005, 5], (await Keys(hits)).Where(number => number % 7 != 0));
            Assert.Equal(hits.Page.Count, hits.Total);
        }
    }

    [Fact]
    public async Task What_ended_is_not_among_them_and_another_kind_neither()
    {
        var hits = await Find(ItemKind.Guide, "'common'", null, cap: 1000);
        Assert.True(hits.IsExact);
        Assert.Equal(Enumerable.Range(1, Rows).Count(n => n % 100 == 0 && n % 7 != 0 && (n % 3 == 0 || n is >= 300 and <= 310)), hits.Total);
    }

    [Fact]
    public async Task All_kinds_at_once_find_what_each_finds_alone()
    {
        await using var connection = await portal.OpenAsApp();
        var newest = await portal.Scalar<int>("select max(ord) from item_search");
        ItemLook[] Looks(double ofWords) => [.. new[] { ItemKind.Guide, ItemKind.Flat }.Select(kind => new ItemLook(Query(kind, "'rare'", PortalFixture.TenantOf("fujian").Id, 100), newest, newest, 0.5, ofWords))];
        Assert.True(ItemLook.AreFew(Looks(0.0001)));
        Assert.False(ItemLook.AreFew(Looks(1)));
        var (together, alone) = (await ItemSearch.Find(connection, Looks(0.0001), CancellationToken.None), await ItemSearch.Find(connection, Looks(1), CancellationToken.None));
        Assert.NotEmpty(together[1].Page);
        Assert.Equal(alone.Select(hits => (hits.Kind, hits.Total, hits.IsExact, hits.InHead, string.Join(' ', hits.Page))), together.Select(hits => (hits.Kind, hits.Total, hits.IsExact, hits.InHead, string.Join(' ', hits.Page))));
    }

    [Fact]
    public async Task Every_condition_is_one_of_the_index()
    {
        foreach (var command in new[] { ItemSearchSql.Look(Query(ItemKind.Flat, "'common'", null, 100), OrdBlocks.Since(20_000, Rows)), ItemSearchSql.Further(Query(ItemKind.Flat, "'common'", null, 100), null) })
        {
            await using var connection = await portal.OpenAsApp();
            await using (var settings = new NpgsqlCommand(JobSearch.OnlyByIndex, connection)) await settings.ExecuteNonQueryAsync();
            await using var explained = new NpgsqlCommand("explain (costs off) " + command.CommandText, connection);
            foreach (NpgsqlParameter parameter in (System.Collections.IEnumerable)command.Parameters) explained.Parameters.Add(parameter.Clone());
            await using var reader = await explained.ExecuteReaderAsync();
            var plan = "";
            while (await reader.ReadAsync()) plan += reader.GetString(0) + "\n";
            Assert.True(plan.Contains("Bitmap Index Scan on ix_item_search_gin", StringComparison.Ordinal), plan);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.Matches("Index Cond: .*kind = ", plan);
        }
    }

    [Theory]
    [InlineData(8192, 1, 100, null, 8192)]
    [InlineData(1_000_000, 0.0001, 100, 1.0, 1_000_000)]
    [InlineData(1_000_000, 1, 100, 0.5, 4096)]
    [InlineData(1_000_000, 0.1, 100, 0.01, 120_000)]
    public void How_far_it_looks_first_follows_what_is_known(int all, double share, int cap, double? ofWords, long expected) => Assert.Equal(expected, ItemLook.First(all, share, cap, ofWords));

    private static ItemQuery Query(ItemKind kind, string words, Guid? tenant, int cap) => new(kind, tenant, words, null, new DateOnly(2026, 11, 23).DayNumber, 5, cap);

    private async Task<ItemHits> Find(ItemKind kind, string words, Guid? tenant, int cap = 100)
    {
        await using var connection = await portal.OpenAsApp();
        var newest = await portal.Scalar<int>("select max(ord) from item_search");
        return Assert.Single(await ItemSearch.Find(connection, [new ItemLook(Query(kind, words, tenant, cap), newest, newest, kind == ItemKind.Flat ? 0.99 : 0.01, words == "'common'" ? 0.33 : 0.0001)], CancellationToken.None));
    }

    private async Task<IReadOnlyList<int>> Keys(ItemHits hits)
    {
        List<int> keys = [];
        foreach (var ord in hits.Page) keys.Add(await portal.Scalar<int>("select substr(name, 2)::int from item_search where ord = $1", ord));
        return keys;
    }

    /// <summary>Every third row has the common word, one in ten thousand the rare one; the titles with the common word are the oldest.</summary>
    public sealed class Filled : PortalFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Scalar<int>(
            $"""
            insert into item_search (tenant_id, kind, name, until_day, form, head, words)
            select '{TenantOf("fujian").Id}', case when n % 100 = 0 then 1 else 5 end, 'k' || n, case when n % 7 = 0 then 1000 else {ItemSearchRow.Never} end, 1,
                   case when n between 300 and 310 then 'common:1A' else 'other:1A' end::tsvector,
                   (case when n % 3 = 0 or n between 300 and 310 then 'common ' else '' end || case when n % 10000 = 5 then 'rare ' else '' end || 'other')::tsvector
              from generate_series(1, {Rows}) n
            """);
        }
    }
}
