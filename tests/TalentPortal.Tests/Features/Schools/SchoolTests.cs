using System.Globalization;
using System.Net;
using System.Text;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Schools;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Schools;

/// <summary>What the tests about schools share.</summary>
internal static class SchoolScene
{
    public static DemoPerson Editor(string tenant = "fujian") => Personas.Staff(PortalRole.TenantAdministrator, tenant);

    public static string SchoolDay(this PortalFixture portal, int days) => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static SchoolDraft SchoolForm(this PortalFixture portal, string name = "Example Primary School", int from = 6, int to = 11) => SchoolDraft.Empty with
    {
        NameZh = "\u793a\u4f8b " + name, NameEn = name, City = "350100", DistrictZh = "\u9f13\u697c\u533a", DistrictEn = "Gulou", AgeFrom = from.ToString(CultureInfo.InvariantCulture), AgeTo = to.ToString(CultureInfo.InvariantCulture), Languages = "zh",
        Curricula = "National", Windows = $"{portal.SchoolDay(-5)}/{portal.SchoolDay(30)}/{portal.SchoolDay(90)}", Source = "Notice of the school", VerifiedOn = portal.SchoolDay(0),
    };

    public static async Task<Guid> School(this PortalFixture portal, SchoolDraft? draft = null, bool isPublic = true, string tenant = "fujian") =>
        (await portal.As(Editor(tenant)).Get(new SaveSchool(null, draft ?? portal.SchoolForm(), isPublic, null))).Id;

    public static BrowseSchools Search(string? age = null, string? place = null, string? stage = null, string? kind = null, string? language = null, string? curriculum = null, string? fee = null) => new(age, place, stage, kind, language, curriculum, fee, null);

    public static async Task<IReadOnlyList<string?>> Names(this PortalFixture portal, BrowseSchools search, string tenant = "fujian") => [.. (await portal.As(null, tenant).Get(search)).Items.Select(item => item.Facts.Name.En)];
}

public sealed class SaveSchoolTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_is_seen_by_nobody_outside_until_it_is_published_and_again_when_it_is_taken_off()
    {
        var id = await portal.School(isPublic: false);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewSchool(id))).Kind);
        foreach (var isPublic in new[] { true, false })
        {
            var seen = await portal.As(SchoolScene.Editor()).Get(new ViewOwnSchool(id));
            Assert.True((await portal.As(SchoolScene.Editor()).Send(new SaveSchool(id, seen.Draft, isPublic, seen.Version))).IsOk);
            Assert.Equal(OutcomeKind.Conflict, (await portal.As(SchoolScene.Editor()).Send(new SaveSchool(id, seen.Draft, isPublic, seen.Version))).Kind);
            Assert.Equal(isPublic, (await portal.As(null).Send(new ViewSchool(id))).IsOk);
        }
    }

    [Fact]
    public async Task Consultants_talents_and_other_tenants_cannot_change_it()
    {
        var id = await portal.School();
        var version = (await portal.As(SchoolScene.Editor()).Get(new ViewOwnSchool(id))).Version;
        foreach (var stranger in new[] { SchoolScene.Editor("greater-bay"), Personas.Staff(PortalRole.DomesticConsultant), Personas.Talent })
        {
            Assert.False((await portal.As(stranger).Send(new SaveSchool(id, portal.SchoolForm("Mine now"), true, version))).IsOk);
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new ViewOwnSchool(id))).Kind);
        }

        Assert.Equal("Example Primary School", (await portal.As(null).Get(new ViewSchool(id))).Facts.Name.En);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "greater-bay").Send(new ViewSchool(id))).Kind);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_by_field()
    {
        var good = portal.SchoolForm("Never kept");
        (string Field, SchoolDraft Draft)[] wrong =
        [
            ("NameEn", good with { NameEn = " " }), ("City", good with { City = "350000" }), ("AgeFrom", good with { AgeFrom = "six" }), ("AgeTo", good with { AgeTo = "5" }), ("Languages", good with { Languages = "" }),
            ("Curricula", good with { Curricula = "Waldorf" }), ("Windows", good with { Windows = "2027-06-30/2027-02-01" }), ("FeeFrom", good with { FeeFrom = "-1" }), ("FeeTo", good with { FeeFrom = "500", FeeTo = "400" }),
            ("Admits", good with { Admits = "Martian" }), ("Documents", good with { Documents = "nothing" }), ("Website", good with { Website = "javascript:alert(1)" }), ("WaitingOn", good with { Waiting = "Full" }),
            ("Source", good with { Source = null }), ("VerifiedOn", good with { VerifiedOn = "yesterday" }), ("VerifiedOn", good with { VerifiedOn = portal.SchoolDay(2) }), ("Kind", good with { Kind = "7" }),
        ];
        foreach (var (field, draft) in wrong)
        {
            var outcome = await portal.As(SchoolScene.Editor()).Send(new SaveSchool(null, draft, true, null));
            Assert.Equal((OutcomeKind.Invalid, field), (outcome.Kind, outcome.Errors[0].Field));
        }

        Assert.DoesNotContain((await portal.As(SchoolScene.Editor()).Get(new BrowseOwnSchools())).Items, item => item.Name.En == "Never kept");
    }
}

public sealed class ViewOwnSchoolTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_shows_what_was_typed_and_who_checked_it()
    {
        var draft = portal.SchoolForm() with { FeeFrom = "0", Admits = "MainlandCitizen,Foreigner", Documents = "birth,passport", Waiting = "Full", WaitingOn = portal.SchoolDay(-3), Website = "https://school.example" };
        var seen = await portal.As(SchoolScene.Editor()).Get(new ViewOwnSchool(await portal.School(draft)));
        Assert.Equal(draft, seen.Draft);
        Assert.NotEmpty(seen.VerifiedBy);
    }
}

public sealed class ViewSchoolTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "This school is invented", "Not checked for a long time")]
    [InlineData("zh", "\u865a\u6784", "\u5df2\u4e45\u672a\u6838\u5b9e")]
    public async Task The_page_says_that_a_demonstration_is_invented_and_that_a_check_is_old(string language, string invented, string old)
    {
        var id = await portal.School(portal.SchoolForm("Old " + language) with { VerifiedOn = portal.SchoolDay(-School.CheckedDays - 1) });
        var fresh = await portal.School(portal.SchoolForm("Fresh " + language));
        using var client = await portal.Http();
        var shown = WebUtility.HtmlDecode(await client.GetStringAsync($"/fujian/{language}/schools/{id}"));
        Assert.Contains(old, shown, StringComparison.Ordinal);
        Assert.Contains(invented, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(old, WebUtility.HtmlDecode(await client.GetStringAsync($"/fujian/{language}/schools/{fresh}")), StringComparison.Ordinal);
    }
}

public sealed class BrowseSchoolsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_filter_leaves_what_it_says_and_what_is_open_stands_first()
    {
        await portal.School(portal.SchoolForm("Primary") with { Windows = $"{portal.SchoolDay(43)}/{portal.SchoolDay(60)}", FeeFrom = "0" });
        await portal.School(portal.SchoolForm("Kindergarten", 3, 5) with { City = "350200", DistrictEn = "Siming", DistrictZh = null, FeeFrom = "60000", Languages = "zh,en", Kind = "Bilingual" });
        await portal.School(portal.SchoolForm("Everything", 3, 17) with { FeeFrom = "150000", Languages = "en", Curricula = "Baccalaureate", Kind = "ForeignPersonnel", Windows = null });
        await portal.School(portal.SchoolForm("Draft"), isPublic: false);
        await portal.School(portal.SchoolForm("Elsewhere"), tenant: "greater-bay");
        Assert.Equal(["Kindergarten", "Primary", "Everything"], await portal.Names(SchoolScene.Search()));
        Assert.Equal(["Primary", "Everything"], await portal.Names(SchoolScene.Search(age: "10")));
        Assert.Equal(["Kindergarten", "Everything"], await portal.Names(SchoolScene.Search(age: "4")));
        Assert.Empty(await portal.Names(SchoolScene.Search(age: "1")));
        Assert.Equal(["Kindergarten"], await portal.Names(SchoolScene.Search(place: "xiamen")));
        Assert.Equal(["Kindergarten"], await portal.Names(SchoolScene.Search(place: "xiamen~Siming")));
        Assert.Equal(["Everything"], await portal.Names(SchoolScene.Search(stage: "junior")));
        Assert.Equal(["Kindergarten"], await portal.Names(SchoolScene.Search(kind: "bilingual")));
        Assert.Equal(["Kindergarten", "Everything"], await portal.Names(SchoolScene.Search(language: "en")));
        Assert.Equal(["Everything"], await portal.Names(SchoolScene.Search(curriculum: "Baccalaureate")));
        Assert.Equal(["Kindergarten", "Primary"], await portal.Names(SchoolScene.Search(fee: "60000")));
        Assert.Equal(["Elsewhere"], await portal.Names(SchoolScene.Search(), "greater-bay"));
        Assert.Equal(4, (await portal.As(null, "").Get(SchoolScene.Search())).Total);
        var odd = await portal.As(null).Get(SchoolScene.Search(age: "2020-05", place: "atlantis", kind: "3"));
        Assert.Equal((3, 3), (odd.Total, odd.Unknown.Count));
    }

}

public sealed class SchoolPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "Opens in 43 days")]
    [InlineData("zh", "43\u5929\u540e\u5f00\u59cb\u62a5\u540d")]
    public async Task The_page_works_without_scripts_and_asks_for_no_date_of_birth(string language, string says)
    {
        await portal.School(portal.SchoolForm("Later " + language) with { Windows = $"{portal.SchoolDay(43)}/{portal.SchoolDay(60)}" });
        using var client = await portal.Http();
        var shown = WebUtility.HtmlDecode(await client.GetStringAsync($"/fujian/{language}/schools?age=6"));
        Assert.Contains(says, shown, StringComparison.Ordinal);
        Assert.Contains("name=\"age\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"date\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"month\"", shown, StringComparison.Ordinal);
        var none = WebUtility.HtmlDecode(await client.GetStringAsync($"/fujian/{language}/schools?age=1&kind=International"));
        Assert.Contains("href=\"schools?kind=International\"", none, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2020, 8, 2026, 6)]
    [InlineData(2020, 9, 2026, 5)]
    [InlineData(2025, 10, 2026, 0)]
    public void Children_count_as_old_as_they_are_on_31_August(int year, int month, int school, int age) => Assert.Equal(age, SchoolStages.AgeIn(school, year, month));

    [Theory]
    [InlineData(1, "nursery", null)]
    [InlineData(3, "kindergarten", null)]
    [InlineData(6, "primary", 1)]
    [InlineData(10, "primary", 5)]
    [InlineData(12, "junior", 7)]
    [InlineData(17, "senior", 12)]
    public void An_age_means_a_stage_and_a_grade(int age, string stage, int? grade) => Assert.Equal((stage, grade), (SchoolStages.At(age)!.Code, SchoolStages.At(age)!.GradeAt(age)));

    [Fact]
    public void Whoever_comes_in_summer_joins_the_next_school_year()
    {
        Assert.Equal(2026, SchoolStages.YearFor(new DateOnly(2027, 6, 30)));
        Assert.Equal(2027, SchoolStages.YearFor(new DateOnly(2027, 7, 1)));
        Assert.Null(SchoolStages.At(-1));
        Assert.Null(SchoolStages.At(18));
    }
}

public sealed class BrowseOwnSchoolsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_checked_longest_ago_stands_first_and_other_tenants_see_none_of_it()
    {
        await portal.School(portal.SchoolForm("Fresh"));
        await portal.School(portal.SchoolForm("Old") with { VerifiedOn = portal.SchoolDay(-200) }, isPublic: false);
        var mine = (await portal.As(SchoolScene.Editor()).Get(new BrowseOwnSchools())).Items;
        Assert.Equal([("Old", true, false), ("Fresh", false, true)], mine.Select(item => (item.Name.En!, item.IsStale, item.IsPublic)));
        Assert.Empty((await portal.As(SchoolScene.Editor("greater-bay")).Get(new BrowseOwnSchools())).Items);
    }
}

public sealed class ImportSchoolsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_saved_as_a_table_is_taken_in_again_and_changes_what_is_known()
    {
        await portal.School(portal.SchoolForm("One, with a comma") with { FeeFrom = "100", Source = "=1+1" });
        await portal.School(portal.SchoolForm("Two"));
        var file = await portal.As(SchoolScene.Editor()).Get(new ExportSchools());
        var text = Encoding.UTF8.GetString(file.Content).Replace(",Two,", ",Deux,", StringComparison.Ordinal);
        var taken = await portal.As(SchoolScene.Editor()).Get(new ImportSchools(text));
        Assert.Equal((0, 2, 0), (taken.Added, taken.Changed, taken.Problems.Count));
        Assert.Contains("Deux", await portal.Names(SchoolScene.Search()));
        // At another tenant they are new, and nobody sees them before they are published.
        Assert.Equal(2, (await portal.As(SchoolScene.Editor("greater-bay")).Get(new ImportSchools(text))).Added);
        Assert.Empty(await portal.Names(SchoolScene.Search(), "greater-bay"));
    }

    [Fact]
    public async Task One_wrong_line_keeps_all_out_and_is_told_with_line_and_column()
    {
        var (editor, good) = (SchoolScene.Editor("zhongguancun"), portal.SchoolForm("Good"));
        var table = Encoding.UTF8.GetString(SchoolSheet.Write([good, good with { NameZh = "\u53e6\u4e00\u6240", AgeFrom = "x", City = "Atlantis" }, good]));
        var taken = await portal.As(editor).Get(new ImportSchools(table));
        Assert.Equal([(3, "City"), (3, "AgeFrom"), (4, "NameZh")], taken.Problems.Select(problem => (problem.Line, problem.Field)));
        Assert.Empty((await portal.As(editor).Get(new BrowseOwnSchools())).Items);
        foreach (var bad in new[] { "name_zh,name_en\n1,2", SchoolSheet.Head, "\"" }) Assert.Equal("ImportSchools_HeadWrong", (await portal.As(editor).Send(new ImportSchools(bad))).Errors[0].Text.Name);
        Assert.Equal("ImportSchools_TooLong", (await portal.As(editor).Send(new ImportSchools(new string('x', ImportSchools.Max + 1)))).Errors[0].Text.Name);
    }
}

public sealed class ExportSchoolsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_file_is_for_those_who_keep_the_list_and_a_formula_in_it_is_none()
    {
        await portal.School(portal.SchoolForm("Formula") with { Source = "=HYPERLINK(1)" });
        using var editor = await portal.SignedInClient(SchoolScene.Editor());
        var text = Encoding.UTF8.GetString(await editor.GetByteArrayAsync("/fujian/en/admin/schools/file"));
        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFF" + SchoolSheet.Head, text, StringComparison.Ordinal);
        using var talent = await portal.SignedInClient(Personas.Talent);
        Assert.Equal(HttpStatusCode.NotFound, (await talent.GetAsync("/fujian/en/admin/schools/file")).StatusCode);
    }
}
