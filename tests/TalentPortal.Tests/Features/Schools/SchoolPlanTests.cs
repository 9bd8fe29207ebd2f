using System.Globalization;
using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Family;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.ReturnTimelines;
using TalentPortal.Features.Schools;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Schools;

/// <summary>A family with children of the ages that a test needs.</summary>
internal static class SchoolPlanScene
{
    /// <summary>Month of birth of somebody who is so old on 31 August of the school year that is under way.</summary>
    public static string Born(this PortalFixture portal, int age) => new DateOnly(SchoolStages.YearFor(portal.Today()) - age, 3, 1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly Today(this PortalFixture portal) => DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime.AddHours(8));

    public static SaveChild Child(this PortalFixture portal, int age, ResidenceGroup? residence = null, string? name = null) => new(null, name, portal.Born(age), residence, ["en"], null, true, "I am parent or guardian and agree.", null);

    public static async Task<Guid> WithChild(this PortalFixture portal, DemoPerson person, int age, ResidenceGroup? residence = null) => (await portal.As(person).Get(portal.Child(age, residence))).Id;

    /// <summary>A child, and a school chosen for it with a note.</summary>
    public static async Task<(Guid Child, Guid School)> Chosen(this PortalFixture portal, DemoPerson person)
    {
        var (child, school) = (await portal.WithChild(person, 10), await portal.School(portal.SchoolForm("Chosen " + Guid.NewGuid().ToString("N")[..8])));
        await portal.As(person).Get(new ChooseSchool(child, school, "Visit in December"));
        return (child, school);
    }

    public static Task<ViewSchoolPlanResult> SchoolPlan(this PortalFixture portal, DemoPerson person) => portal.As(person).Get(new ViewSchoolPlan());
}

public sealed class SchoolListsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_one_year_old_and_a_ten_year_old_get_different_lists()
    {
        await portal.School(portal.SchoolForm("Nursery", 0, 2));
        await portal.School(portal.SchoolForm("Primary", 6, 11) with { Documents = "birth,transcript" });
        await portal.School(portal.SchoolForm("All through", 1, 17) with { Languages = "en" });
        await portal.School(portal.SchoolForm("Not for mainland children", 6, 11) with { Admits = "Foreigner" });
        await portal.School(portal.SchoolForm("Hidden", 6, 11), isPublic: false);
        await portal.School(portal.SchoolForm("Elsewhere", 6, 11), tenant: "greater-bay");
        var parent = await portal.NewTalent();
        await portal.WithChild(parent, 10, ResidenceGroup.MainlandCitizen);
        await portal.WithChild(parent, 1);
        var plan = await portal.SchoolPlan(parent);
        var (ten, one) = (plan.Children[0], plan.Children[1]);
        Assert.Equal(("primary", 5, "nursery", null), (ten.Start.Stage!.Code, ten.Start.Grade, one.Start.Stage!.Code, one.Start.Grade));
        Assert.Equal(["All through", "Primary"], Names(ten));
        Assert.Equal(["All through", "Nursery"], Names(one));
        Assert.Equal([("birth", false), ("transcript", false)], ten.Schools[1].Papers.Select(paper => (paper.Kind.Code, paper.IsThere)));
        Assert.Equal((null, portal.Today()), (plan.ArriveOn, plan.Today));

        static IEnumerable<string> Names(ViewSchoolPlanResult.Child child) => child.Schools.Select(fit => fit.Facts.Name.En!).Order(StringComparer.Ordinal);
    }

}

public sealed class ViewSchoolPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_day_of_arrival_moves_a_child_into_the_next_year()
    {
        var parent = await portal.NewTalent();
        await portal.WithChild(parent, 5);
        Assert.Equal("kindergarten", (await portal.SchoolPlan(parent)).Children[0].Start.Stage!.Code);
        // A school year later the same child is six.
        var start = new DateOnly(SchoolStages.YearFor(portal.Today()) + 1, 8, 20);
        await portal.As(parent).Get(new SaveTimeline(start, start.AddDays(-10), ["returnee"], null, null, null));
        var moved = await portal.SchoolPlan(parent);
        Assert.Equal((start.AddDays(-10), "primary", 1, false), (moved.ArriveOn, moved.Children[0].Start.Stage!.Code, moved.Children[0].Start.Grade, moved.Children[0].Start.JoinsUnderWay));
    }

    [Fact]
    public async Task Another_person_sees_neither_the_children_nor_the_choices_not_even_in_the_database()
    {
        var (parent, stranger) = (await portal.NewTalent(), await portal.NewTalent());
        var (child, school) = await portal.Chosen(parent);
        Assert.Empty((await portal.SchoolPlan(stranger)).Children);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new ChooseSchool(child, school, "mine"))).Kind);
        foreach (var side in new[] { CallSide.Public, CallSide.Staff })
        {
            await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, stranger.UserId, side: side);
            foreach (var table in new[] { "family_children", "school_choices" })
            {
                await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table}", connection);
                Assert.Equal(0L, await command.ExecuteScalarAsync());
            }
        }

        var row = await portal.Scalar<string>("select words::text from school_choices where user_id = $1", parent.UserId);
        Assert.DoesNotContain("December", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Visit in December", "Choose this school")]
    [InlineData("zh", "Visit in December", "\u9009\u62e9\u8fd9\u6240\u5b66\u6821")]
    public async Task The_page_works_without_scripts(string language, string note, string choose)
    {
        var parent = await portal.NewTalent();
        var (child, school) = await portal.Chosen(parent);
        var other = await portal.School(portal.SchoolForm("Other " + language));
        using var client = await portal.SignedInClient(parent);
        var shown = WebUtility.HtmlDecode(await client.GetStringAsync($"/fujian/{language}/me/family/schools"));
        Assert.Contains(note, shown, StringComparison.Ordinal);
        Assert.Contains(choose, shown, StringComparison.Ordinal);
        using var answer = await client.Submit($"/fujian/{language}/me/family/schools", new Dictionary<string, string?> { ["Note"] = "Second" }, $"form:has(input[name=SchoolId][value='{other}'])");
        Assert.EndsWith("me/family/schools?done=chosen", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await portal.SchoolPlan(parent)).Children.Single(one => one.Id == child).Schools.Count(fit => fit.Chosen is not null));
        Assert.Contains(school, (await portal.SchoolPlan(parent)).Children[0].Schools.Select(fit => fit.Id));
    }
}

public sealed class ChooseSchoolTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Choosing_again_changes_the_note_and_a_school_that_is_gone_keeps_its_name()
    {
        var parent = await portal.NewTalent();
        var (child, school) = await portal.Chosen(parent);
        await portal.As(parent).Get(new ChooseSchool(child, school, "Changed"));
        var chosen = (await portal.SchoolPlan(parent)).Children[0].Schools.Single(fit => fit.Chosen is not null);
        Assert.Equal("Changed", chosen.Chosen!.Note);
        var seen = await portal.As(SchoolScene.Editor()).Get(new ViewOwnSchool(school));
        await portal.As(SchoolScene.Editor()).Get(new SaveSchool(school, seen.Draft, false, seen.Version));
        var gone = (await portal.SchoolPlan(parent)).Children[0];
        Assert.Equal((chosen.Facts.Name, "Changed"), (gone.Gone.Single().School, gone.Gone[0].Note));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(parent).Send(new ChooseSchool(child, school, "Again"))).Kind);
    }

    [Fact]
    public async Task A_child_has_ten_choices_at_most()
    {
        var parent = await portal.NewTalent();
        var child = await portal.WithChild(parent, 8);
        for (var i = 0; i < SchoolChoice.MostPerChild; i++) await portal.As(parent).Get(new ChooseSchool(child, await portal.School(portal.SchoolForm($"School {i}")), null));
        Assert.Equal("ChooseSchool_TooMany", (await portal.As(parent).Send(new ChooseSchool(child, await portal.School(portal.SchoolForm("One more")), null))).Reason!.Name);
        Assert.Equal("School_TooLong", (await portal.As(parent).Send(new ChooseSchool(child, Guid.NewGuid(), new string('x', ChoiceWords.NoteMax + 1)))).Errors[0].Text.Name);
    }
}

public sealed class DropSchoolTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_who_chose_it_drops_it()
    {
        var (parent, stranger) = (await portal.NewTalent(), await portal.NewTalent());
        await portal.Chosen(parent);
        var id = (await portal.SchoolPlan(parent)).Children[0].Schools.Single(fit => fit.Chosen is not null).Chosen!.Id;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new DropSchool(id))).Kind);
        Assert.True((await portal.As(parent).Send(new DropSchool(id))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(parent).Send(new DropSchool(id))).Kind);
    }
}

public sealed class CompareSchoolsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Up_to_three_stand_side_by_side_in_the_order_asked_for()
    {
        var (one, two, hidden) = (await portal.School(portal.SchoolForm("One")), await portal.School(portal.SchoolForm("Two")), await portal.School(portal.SchoolForm("Hidden"), isPublic: false));
        Assert.Equal(["Two", "One"], (await portal.As(null).Get(new CompareSchools([two, hidden, one]))).Items.Select(item => item.Facts.Name.En));
        Assert.Empty((await portal.As(null, "greater-bay").Get(new CompareSchools([one, two]))).Items);
        Assert.Equal("CompareSchools_TooMany", (await portal.As(null).Send(new CompareSchools([one, two, hidden, Guid.NewGuid()]))).Errors[0].Text.Name);
        using var client = await portal.Http();
        foreach (var language in new[] { "en", "zh" })
        {
            var shown = await client.GetStringAsync($"/fujian/{language}/schools/compare?id={one}&id={two}&id=nonsense&id={Guid.NewGuid()}&id={Guid.NewGuid()}");
            Assert.Contains($"schools/{one}", shown, StringComparison.Ordinal);
            Assert.Contains($"schools/{two}", shown, StringComparison.Ordinal);
        }
    }
}

public sealed class SaveChildTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_first_child_asks_for_the_guardians_consent_and_taking_it_back_deletes_all()
    {
        var parent = await portal.NewTalent();
        Assert.Equal("SaveChild_AgreeMissing", (await portal.As(parent).Send(portal.Child(4) with { Agreed = false })).Errors[0].Text.Name);
        await portal.Chosen(parent);
        Assert.True((await portal.As(parent).Send(portal.Child(4) with { Agreed = false, ConsentWords = null })).IsOk);
        var mine = await portal.As(parent).Get(new ViewMyChildren());
        Assert.Equal((true, 2), (mine.HasAgreed, mine.Children.Count));
        var consent = (await portal.As(parent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.ChildrenOfFamily);
        Assert.Null(consent.WithdrawnAt);
        await portal.As(parent).Get(new WithdrawConsent(consent.Id));
        foreach (var table in new[] { "family_children", "school_choices" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where user_id = $1", parent.UserId));
        Assert.False((await portal.As(parent).Get(new ViewMyChildren())).HasAgreed);
    }

    [Fact]
    public async Task What_is_no_month_of_a_childs_birth_is_refused_and_a_change_is_against_what_was_seen()
    {
        var (parent, stranger) = (await portal.NewTalent(), await portal.NewTalent());
        foreach (var wrong in new[] { null, "", "2020", "2020-13", "1990-01", "2999-01", "2020-05-06" })
            Assert.Equal("SaveChild_MonthWrong", (await portal.As(parent).Send(portal.Child(4) with { BirthMonth = wrong })).Errors[0].Text.Name);
        Assert.Equal("SaveChild_LanguagesWrong", (await portal.As(parent).Send(portal.Child(4) with { Languages = ["xx"] })).Errors[0].Text.Name);
        var id = await portal.WithChild(parent, 4);
        var version = (await portal.As(parent).Get(new ViewMyChildren())).Children[0].Version;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(portal.Child(4) with { Id = id, Version = version })).Kind);
        Assert.True((await portal.As(parent).Send(portal.Child(5, name: "Ann") with { Id = id, Version = version })).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(parent).Send(portal.Child(6) with { Id = id, Version = version })).Kind);
        var row = await portal.Scalar<string>("select facts::text from family_children where id = $1", id);
        Assert.DoesNotContain(portal.Born(5), row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_form_works_without_scripts_and_keeps_what_was_typed(string language)
    {
        var parent = await portal.NewTalent();
        using var client = await portal.SignedInClient(parent);
        var page = $"/fujian/{language}/me/family/children/new";
        using var wrong = await client.Submit(page, new Dictionary<string, string?> { ["Form.BirthMonth"] = "May 2020", ["Form.Name"] = "Ann" });
        Assert.Contains("May 2020", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await client.Submit(page, new Dictionary<string, string?> { ["Form.BirthMonth"] = portal.Born(6), ["Form.Name"] = "Ann", ["Form.Agreed"] = "true" });
        Assert.EndsWith("me/family/schools?done=child", right.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Ann", (await portal.As(parent).Get(new ViewMyChildren())).Children.Single().Facts.Name);
    }
}

public sealed class ViewMyChildrenTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_sees_ones_own_alone_the_eldest_first()
    {
        var (parent, stranger) = (await portal.NewTalent(), await portal.NewTalent());
        await portal.WithChild(parent, 3);
        await portal.WithChild(parent, 9);
        Assert.Equal([portal.Born(9), portal.Born(3)], (await portal.As(parent).Get(new ViewMyChildren())).Children.Select(child => child.Facts.BirthMonth));
        Assert.Empty((await portal.As(stranger).Get(new ViewMyChildren())).Children);
    }
}

public sealed class RemoveChildTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_choices_go_with_the_child_and_only_the_parent_removes_it()
    {
        var (parent, stranger) = (await portal.NewTalent(), await portal.NewTalent());
        var (child, _) = await portal.Chosen(parent);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger).Send(new RemoveChild(child))).Kind);
        Assert.True((await portal.As(parent).Send(new RemoveChild(child))).IsOk);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from school_choices where user_id = $1", parent.UserId));
    }
}
