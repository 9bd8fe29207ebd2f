using System.Net;
using TalentPortal.Features.Helpfulness;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Corrections;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Helpfulness;

public sealed class AnswerHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_reader_answers_by_a_plain_form_and_counts_once_a_month()
    {
        var path = await portal.OwnPage();
        using var client = await portal.Http();
        for (var i = 0; i < 3; i++)
        {
            using var sent = await client.Submit($"/fujian/en/{path}", new Dictionary<string, string?> { ["helped"] = i == 0 ? "yes" : "no" }, "main form[action='helpfulness/answer']");
            Assert.Equal((HttpStatusCode.Found, $"/fujian/en/helpfulness?about={Uri.EscapeDataString(path)}"), (sent.StatusCode, sent.Headers.Location!.ToString()));
        }

        Assert.Equal("1/0", await Sums(path));
        Assert.Contains("counted once", await client.GetStringAsync($"/fujian/en/helpfulness?about={path}"), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(32));
        await portal.As(null, "fujian").Get(new AnswerHelp(path, false));
        Assert.Equal("1/0 0/1", await Sums(path));
    }

    [Fact]
    public async Task Each_page_counts_by_itself_and_none_that_does_not_ask()
    {
        var (one, other) = (await portal.OwnPage(), await portal.OwnPage());
        await portal.As(null, "fujian").Get(new AnswerHelp(one, true));
        await portal.As(null, "fujian").Get(new AnswerHelp(other, false));
        Assert.Equal(("1/0", "0/1"), (await Sums(one), await Sums(other)));
        foreach (var wrong in new[] { null, "", "guides", "guides/terms", "guides/no-such", "sources", "jobs/1" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new AnswerHelp(wrong, true))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null, "fujian").Send(new AnswerHelp(new string('x', 999), true))).Kind);
        using var client = await portal.Http();
        Assert.DoesNotContain("helpfulness/answer", await client.GetStringAsync("/fujian/en/guides"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sites_page_cannot_answer_and_nothing_but_yes_and_no_is_taken()
    {
        var path = await portal.OwnPage();
        using var client = await portal.Http();
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/fujian/en/helpfulness/answer") { Content = Form("yes") };
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri("/fujian/en/helpfulness/answer", UriKind.Relative), Form("perhaps"))).StatusCode);
        Assert.Null(await Sums(path));

        FormUrlEncodedContent Form(string helped) => new(new Dictionary<string, string> { ["about"] = path, ["helped"] = helped });
    }

    private Task<string?> Sums(string path) => portal.Scalar<string>("select string_agg(helped || '/' || failed, ' ' order by month_from) from help_counts where path = $1", path);
}

public sealed class EnterHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Answers_at_once_are_all_counted_and_only_the_owner_enters_them()
    {
        var path = await portal.OwnPage();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => portal.AsSystem().Get(new EnterHelp(path, i % 2 == 0))));
        Assert.Equal((4, 4), (await portal.Scalar<int>("select helped from help_counts where path = $1", path), await portal.Scalar<int>("select failed from help_counts where path = $1", path)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem("greater-bay").Send(new EnterHelp(path, true))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Curator().Send(new EnterHelp(path, true))).Kind);
    }
}

public sealed class ViewHelpThanksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_a_page_that_asks_is_thanked_for()
    {
        var path = await portal.OwnPage();
        Assert.Equal(path, (await portal.As(null, "fujian").Get(new ViewHelpThanks(path))).Path);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "greater-bay").Send(new ViewHelpThanks(path))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new ViewHelpThanks("sources"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new ViewHelpThanks(null))).Kind);
    }
}

public sealed class BrowseHelpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Curators_see_what_helps_least_first_and_their_own_pages_alone()
    {
        var (good, bad) = (await portal.OwnPage(), await portal.OwnPage());
        for (var i = 0; i < 3; i++) await portal.AsSystem().Get(new EnterHelp(good, true));
        foreach (var helped in new[] { true, false, false }) await portal.AsSystem().Get(new EnterHelp(bad, helped));
        var items = (await portal.Curator().Get(new BrowseHelp())).Items.Where(item => item.Path == good || item.Path == bad).ToList();
        Assert.Equal([(bad, 1, 2), (good, 3, 0)], items.Select(item => (item.Path, item.Helped, item.Failed)));
        Assert.Empty((await portal.Curator("greater-bay").Get(new BrowseHelp())).Items);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.CampusConsultant)).Send(new BrowseHelp())).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Empty((await portal.Curator().Get(new BrowseHelp())).Items);
    }
}
