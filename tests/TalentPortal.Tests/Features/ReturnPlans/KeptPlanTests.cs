using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.ReturnPlans;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ReturnPlans;

/// <summary>What the tests about kept plans start from.</summary>
internal static class KeptPlanScene
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["city"] = ["fuzhou", "shanghai"], ["salary"] = ["480000"], ["children"] = ["2"], ["q-degree"] = ["doctorate"],
    };

    public static async Task<Guid> KeptPlan(this PortalFixture portal, DemoPerson person, string name = "Near the sea") => (await portal.As(person).Get(new SaveReturnPlan(name, Fields))).Id;

    /// <summary>The secret of a link that works for so many days.</summary>
    public static async Task<string> Shared(this PortalFixture portal, DemoPerson person, Guid plan, int days = 7)
    {
        await portal.As(person).Get(new ShareReturnPlan(plan, days));
        return (await portal.As(person).Get(new ViewMyReturnPlan(plan))).Token!;
    }

    public static async Task<OutcomeKind> Opens(this PortalFixture portal, string token) => (await portal.As(null).Send(new ViewSharedPlan(token))).Kind;
}

public sealed class SaveReturnPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_entered_is_kept_sealed_and_asks_for_the_same_plan_again()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptPlan(person);

        var mine = await portal.As(person).Get(new ViewMyReturnPlan(id));
        Assert.Equal(("Near the sea", "480000", "2", "doctorate"), (mine.Name, mine.Plan.Salary, mine.Plan.Children, Assert.Single(mine.Plan.Answers["q-degree"])));
        Assert.Equal(["fuzhou", "shanghai"], mine.Plan.Cities);
        Assert.Contains("city=fuzhou&city=shanghai", mine.Query, StringComparison.Ordinal);
        var kept = (await portal.Scalar<byte[]>("select written from return_plans where id = $1", id))!;
        Assert.True(kept.AsSpan().IndexOf("480000"u8) < 0 && kept.AsSpan().IndexOf("Near the sea"u8) < 0);
    }

    [Fact]
    public async Task A_changed_plan_takes_the_place_of_the_old_one_and_its_link_shows_it()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptPlan(person);
        var token = await portal.Shared(person, id);
        var changed = KeptPlanScene.Fields.ToDictionary();
        changed["salary"] = ["520000"];
        Assert.Equal(id, (await portal.As(person).Get(new SaveReturnPlan("Further inland", changed, id))).Id);

        Assert.Equal("Further inland", Assert.Single((await portal.As(person).Get(new BrowseMyReturnPlans())).Items).Name);
        Assert.Equal("520000", (await portal.As(null).Get(new ViewSharedPlan(token))).Plan.Salary);
        // Somebody else's is none.
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewTalent()).Send(new SaveReturnPlan("Mine now", changed, id))).Kind);
    }

    [Fact]
    public async Task A_plan_of_offers_alone_is_one()
    {
        var person = await portal.NewTalent();
        Dictionary<string, IReadOnlyList<string>> fields = new() { ["offer2-city"] = ["shanghai"], ["offer2-salary"] = ["300000"], ["offer2-name"] = ["The lab"] };
        var mine = await portal.As(person).Get(new ViewMyReturnPlan((await portal.As(person).Get(new SaveReturnPlan("Two", fields))).Id));
        Assert.Equal([true, false, true, true], mine.Plan.Offers.Select(offer => offer.IsBlank));
        Assert.Equal("The lab", mine.Plan.Offers[1].Name);
        // Others see what it pays, and not who pays it.
        var shared = (await portal.As(null).Get(new ViewSharedPlan(await portal.Shared(person, mine.Id)))).Plan.Offers[1];
        Assert.Equal((null, "300000"), (shared.Name, shared.Salary));
    }

    [Fact]
    public async Task What_is_unfit_is_told_and_nothing_is_kept_of_somebody_who_has_not_agreed()
    {
        var person = await portal.NewTalent();
        async Task<string> Says(string? name, params (string, string)[] fields) =>
            (await portal.As(person).Send(new SaveReturnPlan(name, fields.ToDictionary(one => one.Item1, one => (IReadOnlyList<string>)[one.Item2])))).Errors[0].Text.Name;

        Assert.Equal("SaveReturnPlan_NameMissing", await Says(" ", ("city", "fuzhou"), ("salary", "1000")));
        Assert.Equal("SaveReturnPlan_NameUnfit", await Says(new string('x', SavedPlan.NameMax + 1), ("city", "fuzhou"), ("salary", "1000")));
        Assert.Equal("SaveReturnPlan_NoPlan", await Says("a", ("city", "fuzhou")));
        Assert.Equal("SaveReturnPlan_NoPlan", await Says("a", ("salary", "1000")));
        Assert.Equal("ViewReturnPlan_TooLong", await Says("a", ("city", "fuzhou"), ("salary", "1000"), ("password", "x")));
        Assert.Equal("ViewReturnPlan_TooLong", await Says("a", ("city", new string('x', 61)), ("salary", "1000")));
        Assert.Equal("SaveReturnPlan_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(new SaveReturnPlan("a", KeptPlanScene.Fields))).Reason?.Name);
        Assert.Empty((await portal.As(person).Get(new BrowseMyReturnPlans())).Items);
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_are_kept_and_to_how_long()
    {
        var person = await portal.NewTalent();
        for (var i = 0; i < SavedPlan.Most; i++) await portal.KeptPlan(person);
        Assert.Equal("SaveReturnPlan_TooMany", (await portal.As(person).Send(new SaveReturnPlan("a", KeptPlanScene.Fields))).Reason?.Name);
        portal.Clock.Advance(TimeSpan.FromDays(800));
        await portal.RunWork("personal-retention");
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from return_plans where user_id = $1", person.UserId));
    }
}

public sealed class BrowseMyReturnPlansTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_ones_own_are_listed_with_their_cities_and_until_when_a_link_opens_them()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        var id = await portal.KeptPlan(person);
        await portal.KeptPlan(other, "Another's");
        await portal.Shared(person, id);

        var item = Assert.Single((await portal.As(person).Get(new BrowseMyReturnPlans())).Items);

        Assert.Equal((id, "Near the sea"), (item.Id, item.Name));
        Assert.Equal(["350100", "310000"], item.Cities);
        Assert.NotNull(item.SharedUntil);
        portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Null(Assert.Single((await portal.As(person).Get(new BrowseMyReturnPlans())).Items).SharedUntil);
    }
}

public sealed class ViewMyReturnPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Anothers_is_not_there()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        var id = await portal.KeptPlan(person);
        foreach (var kind in new[]
        {
            (await portal.As(other).Send(new ViewMyReturnPlan(id))).Kind, (await portal.As(other).Send(new RenameReturnPlan(id, "Mine", 1))).Kind, (await portal.As(other).Send(new ShareReturnPlan(id, 7))).Kind,
            (await portal.As(other).Send(new CloseSharedPlan(id))).Kind, (await portal.As(null).Send(new ViewMyReturnPlan(id))).Kind,
        }) Assert.Equal(OutcomeKind.NotFound, kind);
        await portal.As(other).Get(new DropReturnPlan(id));
        Assert.Equal("Near the sea", (await portal.As(person).Get(new ViewMyReturnPlan(id))).Name);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_pages_work_without_scripts_from_the_plan_to_the_link_and_back(string language)
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var asked = $"/fujian/{language}/return-plans?city=fuzhou&salary=480000&who=foreign";
        var keep = (await client.Page(asked)).QuerySelector("a[href^='me/return-plans/new?']")!.GetAttribute("href")!;
        string page;
        using (var saved = await client.Submit($"/fujian/{language}/{keep}", new { Name = "Near the sea" })) page = saved.Headers.Location!.ToString();
        Assert.Contains("done=saved", page, StringComparison.Ordinal);
        page = page[page.IndexOf("/fujian", StringComparison.Ordinal)..].Split('?')[0];
        Assert.NotEmpty((await client.Page(page)).QuerySelectorAll("table.plan tr[data-line=net]"));
        using (var shared = await client.Submit(page, new { Days = "30" }, "form:has([name=Days])")) Assert.Contains("done=shared", shared.Headers.Location!.ToString(), StringComparison.Ordinal);
        var link = (await client.Page(page)).QuerySelector("code.lines")!.TextContent;
        using var visitor = await portal.Http();
        using (var seen = await visitor.GetAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
            Assert.True(seen.Headers.CacheControl!.NoStore);
            Assert.Equal("noindex", seen.Headers.GetValues("X-Robots-Tag").Single());
            var shown = await seen.Page();
            Assert.NotEmpty(shown.QuerySelectorAll("table.plan tr[data-line=net]"));
            Assert.DoesNotContain("Near the sea", shown.DocumentElement.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Wei Ling", shown.DocumentElement.TextContent, StringComparison.Ordinal);
        }

        using (var closed = await client.Submit(page, new { }, "section[aria-labelledby=share] form:not(:has([name=Days]))")) Assert.Contains("done=closed", closed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative))).StatusCode);
        using (var renamed = await client.Submit(page, new { Name = "By the river" }, "form:has([name=Name])")) Assert.Contains("done=renamed", renamed.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("By the river", (await client.Page($"/fujian/{language}/me/return-plans")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}

public sealed class RenameReturnPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_name_changes_and_nothing_else_and_not_unknowingly()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptPlan(person);
        var before = await portal.As(person).Get(new ViewMyReturnPlan(id));
        await portal.As(person).Get(new RenameReturnPlan(id, " By the river ", before.Version));
        var after = await portal.As(person).Get(new ViewMyReturnPlan(id));
        Assert.Equal(("By the river", before.Query), (after.Name, after.Query));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(person).Send(new RenameReturnPlan(id, "Again", before.Version))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new RenameReturnPlan(id, "", after.Version))).Kind);
    }
}

public sealed class DropReturnPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_plan_goes_with_its_link_and_twice_is_once()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptPlan(person);
        var token = await portal.Shared(person, id);
        await portal.As(person).Get(new DropReturnPlan(id));
        await portal.As(person).Get(new DropReturnPlan(id));
        Assert.Equal((OutcomeKind.NotFound, OutcomeKind.NotFound), ((await portal.As(person).Send(new ViewMyReturnPlan(id))).Kind, await portal.Opens(token)));
    }
}

public sealed class ShareReturnPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_link_opens_the_plan_until_its_end_and_not_a_second_longer()
    {
        var person = await portal.NewTalent();
        var token = await portal.Shared(person, await portal.KeptPlan(person));
        Assert.Equal("480000", (await portal.As(null).Get(new ViewSharedPlan(token))).Plan.Salary);
        portal.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(OutcomeKind.Ok, await portal.Opens(token));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(OutcomeKind.NotFound, await portal.Opens(token));
        foreach (int? days in new int?[] { null, 0, 8, 3650 }) Assert.Equal("ShareReturnPlan_DaysMissing", (await portal.As(person).Send(new ShareReturnPlan(Guid.NewGuid(), days))).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptPlan(person);
        var (first, second) = (await portal.Shared(person, id), await portal.Shared(person, id, 90));
        Assert.Equal((OutcomeKind.NotFound, OutcomeKind.Ok), (await portal.Opens(first), await portal.Opens(second)));
        // What is stored tells nobody the secret.
        Assert.Equal(SavedPlan.HashLength, (await portal.Scalar<byte[]>("select share_hash from return_plans where id = $1", id))!.Length);
    }
}

public sealed class CloseSharedPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_link_that_is_taken_back_opens_nothing_at_once()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptPlan(person);
        var token = await portal.Shared(person, id, 90);
        await portal.As(person).Get(new CloseSharedPlan(id));
        Assert.Equal(OutcomeKind.NotFound, await portal.Opens(token));
        Assert.Null((await portal.As(person).Get(new ViewMyReturnPlan(id))).Token);
        Assert.True((await portal.As(person).Send(new CloseSharedPlan(id))).IsOk);
    }
}

public sealed class ViewSharedPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Made_up_secrets_and_those_of_something_else_open_nothing()
    {
        var person = await portal.NewTalent();
        var token = await portal.Shared(person, await portal.KeptPlan(person));
        foreach (var wrong in new[] { "x", token[..^2], token + "A", "\0" }) Assert.Equal(OutcomeKind.NotFound, await portal.Opens(wrong));
        foreach (var unfit in new[] { "", new string('A', 500) }) Assert.Equal(OutcomeKind.Invalid, await portal.Opens(unfit));
    }
}

public sealed class ReadSharedPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_portal_itself_asks_and_only_with_the_secret_of_that_plan()
    {
        var person = await portal.NewTalent();
        var (one, other) = (await portal.KeptPlan(person), await portal.KeptPlan(person));
        var token = await portal.Shared(person, one);
        await portal.Shared(person, other);
        var system = new TestSender(portal.Dispatcher, CallOrigin.System("test", onBehalfOf: person.UserId));
        Assert.Equal((OutcomeKind.Ok, OutcomeKind.NotFound, OutcomeKind.NotFound), ((await system.Send(new ReadSharedPlan(one, token))).Kind, (await system.Send(new ReadSharedPlan(other, token))).Kind, (await portal.AsSystem().Send(new ReadSharedPlan(one, token))).Kind));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ReadSharedPlan(one, token))).Kind);
    }
}
