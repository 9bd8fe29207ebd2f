using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Glossary;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Glossary;

internal static class GlossaryScene
{
    public static TestSender Keeper(this PortalFixture portal, string tenant = "fujian") => portal.As(Personas.Staff(PortalRole.TenantAdministrator, tenant), tenant);

    public static async Task<BrowseGlossaryResult.Item> Term(this PortalFixture portal, string term, string others, GlossaryWay way = GlossaryWay.Both, string tenant = "fujian")
    {
        var id = (await portal.Keeper(tenant).Get(new SaveGlossaryTerm(null, term, others, way, null))).Id;
        return (await portal.Keeper(tenant).Get(new BrowseGlossary())).Items.Single(item => item.Id == id);
    }

    public static async Task<IReadOnlyList<string>> Also(this PortalFixture portal, string tried, string tenant = "fujian") => (await portal.Keeper(tenant).Get(new BrowseGlossary(tried))).Also!;
}

public sealed class SaveGlossaryTermTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_term_of_ones_own_holds_for_the_next_search_of_this_site_alone()
    {
        await portal.Live(f => (f.TitleZh, f.TitleEn) = ("飞鱼岛专员", "Flyingfish desk"));
        await portal.Live(f => (f.TitleZh, f.TitleEn) = ("飞鱼岛主任", "Flyingfish chief"), employer: "weiliang", tenant: "zhongguancun");
        Assert.Equal(0, (await portal.As(null).Get(new BrowseJobs("gurnard"))).Total);
        await portal.Term("gurnard", "飞鱼岛");
        var found = await portal.As(null).Get(new BrowseJobs("gurnard"));
        Assert.Equal((1, "飞鱼岛"), (found.Total, Assert.Single(found.Also)));
        Assert.Equal(0, (await portal.As(null).Get(new BrowseJobs("gurnard") { Exact = BrowseJobs.Words })).Total);
        Assert.Equal(0, (await portal.As(null, "zhongguancun").Get(new BrowseJobs("gurnard"))).Total);
        Assert.Equal(0, (await portal.As(null, "").Get(new BrowseJobs("gurnard"))).Total);
    }

    [Fact]
    public async Task It_works_both_ways_one_way_or_takes_a_pair_out_of_the_common_list()
    {
        await portal.Term("bothword", "secondword\nthirdword");
        Assert.Equal(["secondword", "thirdword"], await portal.Also("bothword"));
        Assert.Equal(["bothword", "thirdword"], await portal.Also("secondword"));
        await portal.Term("broadword", "narrowword", GlossaryWay.OneWay);
        Assert.Equal(["narrowword"], await portal.Also("broadword"));
        Assert.Empty(await portal.Also("narrowword"));
        Assert.Contains("版图", await portal.Also("layout"));
        await portal.Term("layout", "版图", GlossaryWay.Never);
        Assert.DoesNotContain("版图", await portal.Also("layout"));
        Assert.DoesNotContain("layout", await portal.Also("版图"));
        Assert.Contains("版图", await portal.Also("layout", "greater-bay"));
    }

    [Fact]
    public async Task A_change_replaces_what_it_said_and_whoever_was_faster_is_told_of()
    {
        var item = await portal.Term("pangolin desk", "穿山甲台");
        await portal.Keeper().Get(new SaveGlossaryTerm(item.Id, "pangolin desk", "鲮鲤台", GlossaryWay.Both, item.Version));
        Assert.Equal(["鲮鲤台"], await portal.Also("pangolin desk"));
        Assert.Empty(await portal.Also("穿山甲台"));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Keeper().Send(new SaveGlossaryTerm(item.Id, "x1", "y1", GlossaryWay.Both, item.Version))).Kind);
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'glossary.save' and subject_id = $1", item.Id));
    }

    [Fact]
    public async Task Other_tenants_staff_without_the_right_and_the_public_cannot()
    {
        var item = await portal.Term("civet desk", "灵猫台");
        Assert.Equal(OutcomeKind.NotFound, (await portal.Keeper("greater-bay").Send(new SaveGlossaryTerm(item.Id, "other", "word", GlossaryWay.Both, item.Version))).Kind);
        foreach (var stranger in new DemoPerson?[] { Personas.Staff(PortalRole.OverseasConsultant), Personas.Talent, Personas.OwnerOf("rongxin"), null })
            Assert.NotEqual(OutcomeKind.Ok, (await portal.As(stranger).Send(new SaveGlossaryTerm(null, "other", "word", GlossaryWay.Both, null))).Kind);
        Assert.Equal(["灵猫台"], await portal.Also("civet desk"));
    }

    [Fact]
    public async Task What_cannot_be_searched_is_told_at_its_field()
    {
        var right = new SaveGlossaryTerm(null, "marmot desk", "土拨鼠台", GlossaryWay.Both, null);
        foreach (var (wrong, field, key) in new (SaveGlossaryTerm, string, string)[]
        {
            (right with { Term = null }, "Term", "SaveGlossaryTerm_TermUnfit"),
            (right with { Term = "鼠" }, "Term", "SaveGlossaryTerm_TermUnfit"),
            (right with { Term = "!!!" }, "Term", "SaveGlossaryTerm_TermUnfit"),
            (right with { Term = new string('a', GlossaryTerm.TermMax + 1) }, "Term", "SaveGlossaryTerm_TermUnfit"),
            (right with { Others = " \n " }, "Others", "SaveGlossaryTerm_OthersUnfit"),
            (right with { Others = string.Join('\n', Enumerable.Range(0, GlossaryTerm.OthersMax + 1).Select(n => $"word{n}")) }, "Others", "SaveGlossaryTerm_OthersUnfit"),
            (right with { Others = "Marmot Desks" }, "Others", "SaveGlossaryTerm_SameTerm"),
            (right with { Way = (GlossaryWay)9 }, "Way", "SaveGlossaryTerm_WayUnfit"),
        })
            Assert.Equal((field, key), (await portal.Keeper().Send(wrong)).Errors.Select(error => (error.Field, error.Text.Name)).First());
        await portal.Keeper().Get(right);
        Assert.Equal("SaveGlossaryTerm_Known", (await portal.Keeper().Send(right with { Term = "MARMOT desk" })).Errors.Single().Text.Name);
    }
}

public sealed class RetireGlossaryTermTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_retired_term_finds_nothing_more_until_it_is_saved_again()
    {
        var item = await portal.Term("dugong desk", "儒艮台");
        Assert.Equal(OutcomeKind.NotFound, (await portal.Keeper("greater-bay").Send(new RetireGlossaryTerm(item.Id, item.Version))).Kind);
        await portal.Keeper().Get(new RetireGlossaryTerm(item.Id, item.Version));
        Assert.Empty(await portal.Also("dugong desk"));
        var retired = (await portal.Keeper().Get(new BrowseGlossary())).Items.Single(one => one.Id == item.Id);
        Assert.False(retired.IsInForce);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Keeper().Send(new RetireGlossaryTerm(item.Id, item.Version))).Kind);
        await portal.Keeper().Get(new SaveGlossaryTerm(item.Id, retired.Term, string.Join('\n', retired.Others), retired.Way, retired.Version));
        Assert.Equal(["儒艮台"], await portal.Also("dugong desk"));
    }
}

public sealed class BrowseGlossaryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_tenant_sees_its_own_terms_and_the_size_of_the_common_list()
    {
        await portal.Term("numbat desk", "袋食蚁兽台");
        var here = await portal.Keeper().Get(new BrowseGlossary());
        Assert.Contains(here.Items, item => item is { Term: "numbat desk", IsInForce: true, Way: GlossaryWay.Both });
        Assert.True(here.Common > 1000, $"{here.Common}");
        Assert.Null(here.Also);
        Assert.DoesNotContain((await portal.Keeper("greater-bay").Get(new BrowseGlossary())).Items, item => item.Term == "numbat desk");
        Assert.Equal(OutcomeKind.Invalid, (await portal.Keeper().Send(new BrowseGlossary(new string('x', BrowseGlossary.TriedMax + 1)))).Kind);
    }
}
