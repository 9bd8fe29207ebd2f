using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Family;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Family;

public sealed class BrowseFamilyPositionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Hers = "chip-design";
    private const string His = "marine-biotechnology";

    [Fact]
    public async Task Areas_are_ranked_by_whoever_finds_less_and_two_neighbours_count_as_one_where_that_gives_more()
    {
        var (ana, _) = await Looking("Guangzhou, Foshan, Shenzhen", "Guangzhou, Foshan, Shenzhen", "wind-power", "solar-power");
        await Post("440100", "wind-power", 3);
        await Post("440600", "solar-power", 2);
        await Post("440300", "wind-power", 1);
        await Post("440300", "solar-power", 1);
        var found = await portal.As(ana).Get(new BrowseFamilyPositions());
        Assert.Equal([(440100, 2, 3, 2), (440300, 1, 1, 1)], found.Areas.Select(area => (area.Cities[0], area.Cities.Count, area.Mine, area.Theirs)));
        Assert.NotNull(found.Areas[0].Ground);
        Assert.False(found.Areas[0].IsUnverified);
        Assert.Equal((3, 2), (found.Areas[0].ForMe.Count, found.Areas[0].ForThem.Count));
        Assert.All(found.Areas[0].ForMe, posting => Assert.Equal("440100", posting.DivisionCode));
        // A city that has nothing for one of the two is said.
        Assert.Equal([(440600, true), (440100, false)], found.NothingFor.Select(lack => (lack.City, lack.IsMine)));
    }

    [Fact]
    public async Task Where_the_wishes_have_nothing_for_both_it_says_so_and_names_an_area_of_the_same_province_that_has()
    {
        var (ana, _) = await Looking("Fuzhou", "Fuzhou", "rail-equipment", "shipbuilding");
        await Post("350500", "rail-equipment", 1);
        await Post("350500", "shipbuilding", 1);
        await Post("310000", "rail-equipment", 4);
        await Post("310000", "shipbuilding", 4);
        var found = await portal.As(ana).Get(new BrowseFamilyPositions());
        Assert.Empty(found.Areas);
        Assert.Equal([350500], found.Elsewhere!.Cities);
        Assert.Equal([(350100, true), (350100, false)], found.NothingFor.Select(lack => (lack.City, lack.IsMine)));
        using var client = await portal.SignedInClient(ana);
        var page = await client.Page("/fujian/en/me/family/positions");
        Assert.Contains("There is nothing for you in Fuzhou.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Quanzhou", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employer_that_one_of_the_two_blocked_never_shows_and_the_other_is_not_told()
    {
        var (ana, rui) = await Looking("Xiamen", "Xiamen", Hers, His);
        await Post("350200", Hers, 2, "haiyun");
        await Post("350200", Hers, 1, "rongxin");
        await Post("350200", His, 1, "rongxin");
        Assert.Equal(3, Assert.Single((await portal.As(ana).Get(new BrowseFamilyPositions())).Areas).Mine);
        await portal.As(rui).Get(new BlockEmployer(DemoPeople.Employer("haiyun").Id, null, false));
        foreach (var (person, mine, theirs) in new[] { (ana, 1, 1), (rui, 1, 1) })
        {
            var area = Assert.Single((await portal.As(person).Get(new BrowseFamilyPositions())).Areas);
            Assert.Equal((mine, theirs), (area.Mine, area.Theirs));
            Assert.DoesNotContain(area.ForMe.Concat(area.ForThem), posting => posting.Employer == DemoPeople.Employer("haiyun").Name);
        }

        // By name too, as somebody wrote it.
        await portal.As(ana).Get(new BlockEmployer(null, "Rongxin Microelectronics (demo)", false));
        Assert.Empty((await portal.As(rui).Get(new BrowseFamilyPositions())).Areas);
    }

    [Fact]
    public async Task A_tenants_site_shows_its_own_and_the_national_one_all()
    {
        var (ana, _) = await Looking("Beijing", "Beijing", "hydrogen", "fintech");
        await Post("110000", "hydrogen", 1);
        await Post("110000", "fintech", 1);
        await Post("110000", "hydrogen", 2, "weiliang", "zhongguancun");
        Assert.Equal(1, Assert.Single((await portal.As(ana).Get(new BrowseFamilyPositions())).Areas).Mine);
        Assert.Empty((await portal.As(ana, "greater-bay").Get(new BrowseFamilyPositions())).Areas);
        var all = Assert.Single((await portal.As(ana, "").Get(new BrowseFamilyPositions())).Areas);
        Assert.Equal(3, all.Mine);
        Assert.Contains(all.ForMe, posting => posting.Href.Contains("/zhongguancun/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_partner_or_what_they_opened_it_says_what_is_missing()
    {
        Assert.Equal(FamilySearchGap.NotLinked, (await portal.As(await portal.NewPerson()).Get(new BrowseFamilyPositions())).Gap);
        var (ana, rui) = await portal.Linked();
        Assert.Equal(FamilySearchGap.MyWish, (await portal.As(ana).Get(new BrowseFamilyPositions())).Gap);
        // One's own wish counts whether it is open or not; the partner's when it is open.
        await portal.As(ana).Get(FamilyScene.Wishes(work: false));
        await portal.As(rui).Get(FamilyScene.Wishes(work: false));
        Assert.Equal(FamilySearchGap.TheirWish, (await portal.As(ana).Get(new BrowseFamilyPositions())).Gap);
        await portal.As(rui).Get(FamilyScene.Wishes());
        Assert.Equal(FamilySearchGap.None, (await portal.As(ana).Get(new BrowseFamilyPositions())).Gap);
        await portal.As(rui).Get(new EndPartnership());
        Assert.Equal(FamilySearchGap.NotLinked, (await portal.As(ana).Get(new BrowseFamilyPositions())).Gap);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task As_the_serving_role_the_index_of_the_search_answers_it(bool isAll)
    {
        await using var connection = await portal.OpenAsApp();
        await using (var settings = new NpgsqlCommand(JobSearch.OnlyByIndex, connection)) await settings.ExecuteNonQueryAsync();
        // In a table as small as a test's, the key that begins with the tenant is as good.
        var search = JobsByCity.Command(null, isAll ? [SearchNumbers.Of("chip-design"), SearchNumbers.Of("semiconductors")] : [SearchNumbers.Of("chip-design")], [Guid.NewGuid()]);
        await using var command = new NpgsqlCommand("explain (costs off) " + search.CommandText, connection);
        foreach (NpgsqlParameter parameter in (System.Collections.IEnumerable)search.Parameters) command.Parameters.Add(parameter.Clone());
        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync()) plan += reader.GetString(0) + "\n";
        Assert.Contains("Bitmap Index Scan on ix_job_search_gin", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private async Task<(DemoPerson Ana, DemoPerson Rui)> Looking(string hers, string his, string herField, string hisField)
    {
        var (ana, rui) = await portal.Linked();
        await portal.As(ana).Get(new SaveWishes(true, herField, null, hers, null, false, null));
        await portal.As(rui).Get(new SaveWishes(true, hisField, null, his, null, false, null));
        return (ana, rui);
    }

    private async Task Post(string division, string industry, int count, string employer = "rongxin", string tenant = "fujian")
    {
        for (var i = 0; i < count; i++) await portal.Live(fields => (fields.DivisionCode, fields.IndustryCode) = (division, industry), employer, tenant);
    }
}

public sealed class ReadPartnerBlocksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_system_reads_them_and_only_on_behalf_of_their_person()
    {
        var (ana, rui) = (await portal.NewPerson(), await portal.NewPerson());
        await portal.As(rui).Get(new BlockEmployer(DemoPeople.Employer("haiyun").Id, null, true));
        Assert.Equal([DemoPeople.Employer("haiyun").Id], (await new TestSender(portal.Dispatcher, CallOrigin.System("test", onBehalfOf: rui.UserId)).Get(new ReadPartnerBlocks())).Employers);
        Assert.Empty((await new TestSender(portal.Dispatcher, CallOrigin.System("test", onBehalfOf: ana.UserId)).Get(new ReadPartnerBlocks())).Employers);
        foreach (var person in new[] { ana, rui, null }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ReadPartnerBlocks())).Kind);
    }
}

public sealed class CommutingAreasTests
{
    [Fact]
    public void Pairs_have_a_ground_a_certainty_and_two_different_cities()
    {
        Assert.True(CommutingPairs.All.Count >= 5);
        Assert.All(CommutingPairs.All, pair => Assert.True(pair.One < pair.Other && pair.Certainty is "likely" or "unverified" && pair.Ground is { Zh: not null, En: not null }));
    }

    [Fact]
    public void A_pair_counts_only_where_it_gives_more_than_its_better_city()
    {
        var areas = CommutingAreas.Of(new Dictionary<int, int> { [440100] = 5 }, new Dictionary<int, int> { [440100] = 2, [440600] = 0 }, _ => true);
        Assert.Equal([440100], Assert.Single(areas).Cities);
        // Neighbours of a third are not neighbours of each other.
        Assert.Empty(CommutingAreas.Of(new Dictionary<int, int> { [350500] = 5 }, new Dictionary<int, int> { [350600] = 5 }, _ => true));
        Assert.Equal([350200, 350500], Assert.Single(CommutingAreas.Of(new Dictionary<int, int> { [350200] = 5 }, new Dictionary<int, int> { [350500] = 5 }, _ => true)).Cities);
    }

    [Theory]
    [InlineData("350100", 350100, true)]
    [InlineData("350000", 350100, true)]
    [InlineData("350200", 350100, false)]
    [InlineData("310000", 310000, true)]
    [InlineData("310000", 320500, false)]
    public void A_province_stands_for_its_cities(string place, int city, bool isWithin) => Assert.Equal(isWithin, ((IReadOnlyList<string>)[place]).Within(city));
}
