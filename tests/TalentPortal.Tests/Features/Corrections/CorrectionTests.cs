using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Corrections;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Corrections;

/// <summary>What the tests about errors in content start from.</summary>
internal static class CorrectionScene
{
    private static int _next;

    /// <summary>A guide of fujian's own that everybody reads; gives its path.</summary>
    public static async Task<string> OwnPage(this PortalFixture portal)
    {
        var key = $"errors-{Interlocked.Increment(ref _next)}";
        await portal.Publish(await portal.Begin(key));
        return $"guides/{key}";
    }

    public static ReportCorrection Report(string path, string words = "The fee is 400.", string? email = null, string? quote = null) => new(path, FaultKind.WrongFigure, words, quote, email);

    /// <summary>A report as it arrives from one place in the network, past the counting of attempts.</summary>
    public static async Task<string> Enter(this PortalFixture portal, ReportCorrection form, string? network = null, string tenant = "fujian") =>
        (await portal.AsSystem(tenant).Get(new EnterCorrection(form, network ?? $"net-{Interlocked.Increment(ref _next)}"))).Reference;

    public static AnswerCorrection Answer(Guid id, CorrectionOutcome outcome = CorrectionOutcome.Corrected, int? version = 2) => new(id, outcome, version, null, null, "已改为 400 元。", "It says 400 now.");

    public static TestSender Curator(this PortalFixture portal, string tenant = "fujian") => portal.As(EditScene.Curator(tenant), tenant);

    /// <summary>The one report of a page that waits.</summary>
    public static async Task<Guid> Waiting(this PortalFixture portal, string path) => (await portal.Curator().Get(new BrowseOwnCorrections())).Open.Single(item => item.Path == path).Id;
}

public sealed class ReportCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visitor_reports_from_the_page_without_account_or_scripts_and_looks_up_the_state()
    {
        portal.Clock.Advance(ReportCorrectionHandler.FromOnePlace.Window + TimeSpan.FromMinutes(1));
        var path = await portal.OwnPage();
        using var client = await portal.Http();
        Assert.Contains($"href=\"corrections/new?about={Uri.EscapeDataString(path)}\"", await client.GetStringAsync($"/fujian/en/{path}"), StringComparison.Ordinal);
        using var sent = await client.Submit($"/fujian/en/corrections/new?about={Uri.EscapeDataString(path)}", new Dictionary<string, string?>
        {
            ["Form.Kind"] = "WrongFigure", ["Form.Words"] = "A secret remark.", ["Form.Quote"] = "The most is 120.", ["Form.Email"] = "reader@example.org",
        });
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var receipt = sent.Headers.Location!.ToString();
        Assert.Matches("corrections/[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}[?]sent=true$", receipt);
        var page = await client.GetStringAsync(new Uri(receipt, UriKind.RelativeOrAbsolute));
        Assert.Contains("Received", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret remark", page, StringComparison.Ordinal);
        Assert.DoesNotContain("reader@example.org", page, StringComparison.Ordinal);
        var seen = await portal.Curator().Get(new ViewOwnCorrection(await portal.Waiting(path)));
        Assert.Equal(("A secret remark.", "The most is 120.", true), (seen.Words, seen.Quote, seen.WantsMail));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from corrections where position('secret'::bytea in words) > 0 or position('reader'::bytea in email) > 0"));
    }

    [Fact]
    public async Task It_needs_a_kind_and_words_a_real_page_and_a_person()
    {
        var path = await portal.OwnPage();
        var visitor = portal.As(null, "fujian");
        Assert.Equal([new Invalidity("Kind", "ReportCorrection_KindMissing")], (await visitor.Send(CorrectionScene.Report(path) with { Kind = null })).Errors);
        Assert.Equal(OutcomeKind.Invalid, (await visitor.Send(CorrectionScene.Report(path) with { Kind = (FaultKind)99 })).Kind);
        Assert.Equal([new Invalidity("Words", "ReportCorrection_WordsMissing")], (await visitor.Send(CorrectionScene.Report(path, " "))).Errors);
        Assert.Equal([new Invalidity("Email", "ReportCorrection_EmailWrong")], (await visitor.Send(CorrectionScene.Report(path, email: "nobody"))).Errors);
        foreach (var other in new[] { "guides/no-such-guide", "jobs", "../admin", "", "guides/" + new string('x', 140) })
            Assert.Equal(OutcomeKind.NotFound, (await visitor.Send(CorrectionScene.Report(other))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "greater-bay").Send(CorrectionScene.Report(path))).Kind);
        Assert.Equal("ReportCorrection_Program", (await visitor.Send(CorrectionScene.Report(path) with { Website = "https://buy.example" })).Reason?.Name);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from correction_notices where path = $1", path));
    }

    [Fact]
    public async Task One_place_in_the_network_does_not_bury_the_queue()
    {
        portal.Clock.Advance(ReportCorrectionHandler.FromOnePlace.Window + TimeSpan.FromMinutes(1));
        var path = await portal.OwnPage();
        for (var i = 0; i < ReportCorrectionHandler.FromOnePlace.Max; i++) Assert.True((await portal.As(null, "fujian").Send(CorrectionScene.Report(path, $"Number {i}."))).IsOk);
        Assert.Equal("ReportCorrection_TooMany", (await portal.As(null, "fujian").Send(CorrectionScene.Report(path, "One more."))).Reason?.Name);
        Assert.Equal((long)ReportCorrectionHandler.FromOnePlace.Max, await portal.Scalar<long>("select count(*) from correction_notices where path = $1", path));
        portal.Clock.Advance(ReportCorrectionHandler.FromOnePlace.Window + TimeSpan.FromMinutes(1));
        Assert.True((await portal.As(null, "fujian").Send(CorrectionScene.Report(path, "One more."))).IsOk);
    }
}

public sealed class EnterCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_same_report_twice_is_one_and_has_one_reference()
    {
        var path = await portal.OwnPage();
        var first = await portal.Enter(CorrectionScene.Report(path), "one-place");
        Assert.Equal(first, await portal.Enter(CorrectionScene.Report(path), "one-place"));
        Assert.NotEqual(first, await portal.Enter(CorrectionScene.Report(path, "Something else."), "one-place"));
        Assert.NotEqual(first, await portal.Enter(CorrectionScene.Report(path), "another-place"));
        var twins = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.Enter(CorrectionScene.Report(path, "At once."), "one-place")));
        Assert.Single(twins.Distinct());
        Assert.Equal(4L, await portal.Scalar<long>("select count(*) from correction_notices where path = $1", path));
    }

    [Fact]
    public async Task What_the_desk_wrote_is_the_desks_to_answer_wherever_it_was_read()
    {
        await portal.Release(GuideScene.Text("shared"));
        var reference = (await portal.As(null, "fujian").Get(CorrectionScene.Report("guides/shared"))).Reference;
        Assert.Equal(ContentDesk.Id, await portal.Scalar<Guid>("select tenant_id from correction_notices where path = 'guides/shared'"));
        Assert.DoesNotContain((await portal.Curator().Get(new BrowseOwnCorrections())).Open, item => item.Path == "guides/shared");
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem().Send(new EnterCorrection(CorrectionScene.Report("guides/shared"), "x"))).Kind);
        foreach (var site in new[] { "fujian", "greater-bay", "" }) Assert.True((await portal.As(null, site).Get(new ViewCorrection(reference))).IsHere);
        Assert.True((await portal.As(null, "").Send(CorrectionScene.Report("permits/calculator"))).IsOk);
    }

    [Fact]
    public async Task Nobody_but_the_system_enters_any()
    {
        var path = await portal.OwnPage();
        foreach (var person in DemoPeople.People.Take(12).Append(null)) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new EnterCorrection(CorrectionScene.Report(path), "x"))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new EnterCorrection(null!, "x"))).Kind);
    }
}

public sealed class ViewCorrectionFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_form_says_whose_page_it_is_and_within_how_many_days_they_answer()
    {
        var path = await portal.OwnPage();
        var form = await portal.As(null, "fujian").Get(new ViewCorrectionForm($"/{path}?on=2026-01-01#what"));
        Assert.Equal((path, CorrectionTerms.DaysUsual), (form.Path, form.WorkingDays));
        Assert.Equal(PortalFixture.TenantOf("fujian").Name, form.Owner);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new ViewCorrectionForm(null))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null, "fujian").Send(new ViewCorrectionForm(new string('a', 500)))).Kind);
        await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(new PromiseCorrections(3));
        using var client = await portal.Http();
        Assert.Contains("within 3 working days", await client.GetStringAsync($"/fujian/en/corrections/new?about={path}"), StringComparison.Ordinal);
    }
}

public sealed class ViewCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_reference_opens_one_report_however_it_is_typed_and_nothing_else_does()
    {
        var (one, other) = (await portal.OwnPage(), await portal.OwnPage());
        var reference = await portal.Enter(CorrectionScene.Report(one));
        await portal.Enter(CorrectionScene.Report(other));
        foreach (var typed in new[] { reference, reference.ToLowerInvariant(), reference.Replace("-", " ", StringComparison.Ordinal) }) Assert.Equal(one, (await portal.As(null, "fujian").Get(new ViewCorrection(typed))).Path);
        var guessed = CorrectionReference.New();
        foreach (var wrong in new[] { null, "", "x", guessed, reference[..^1], reference + "2" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new ViewCorrection(wrong))).Kind);
        using var client = await portal.Http();
        using var page = await client.GetAsync(new Uri($"/fujian/zh/corrections/{guessed}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task It_is_overdue_once_its_working_days_are_over()
    {
        var reference = await portal.Enter(CorrectionScene.Report(await portal.OwnPage()));
        var now = await portal.As(null, "fujian").Get(new ViewCorrection(reference));
        Assert.False(now.IsOverdue);
        Assert.True(now.DueAt > now.ReceivedAt.AddDays(5));
        portal.Clock.Advance(TimeSpan.FromDays(20));
        Assert.True((await portal.As(null, "fujian").Get(new ViewCorrection(reference))).IsOverdue);
    }
}

public sealed class CountCorrectionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_page_says_how_many_were_reported_and_answered_and_how_soon()
    {
        var path = await portal.OwnPage();
        Assert.Equal((0, 0, null), Of(await portal.As(null, "fujian").Get(new CountCorrections(path))));
        await portal.Enter(CorrectionScene.Report(path));
        var id = await portal.Waiting(path);
        await portal.Enter(CorrectionScene.Report(path, "Another."));
        portal.Clock.Advance(TimeSpan.FromDays(7));
        await portal.Curator().Get(CorrectionScene.Answer(id));
        Assert.Equal((2, 1, 5), Of(await portal.As(null, "fujian").Get(new CountCorrections(path))));
        using var client = await portal.Http();
        Assert.Contains("2 reports on this page", await client.GetStringAsync($"/fujian/en/{path}"), StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new CountCorrections("about"))).Kind);

        static (int, int, int?) Of(CountCorrectionsResult counted) => (counted.Reports, counted.Answered, counted.MedianDays);
    }
}

public sealed class AnswerCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_answer_is_public_in_both_languages_and_is_mailed_once_after_which_the_address_is_gone()
    {
        var path = await portal.OwnPage();
        var reference = await portal.Enter(CorrectionScene.Report(path, "Nobody may read this.", "asks@example.org"));
        var id = await portal.Waiting(path);
        await portal.Curator().Get(CorrectionScene.Answer(id) with { QuestionZh = "费用是多少？", QuestionEn = "What is the fee?" });
        var seen = await portal.As(null, "fujian").Get(new ViewCorrection(reference));
        Assert.Equal((CorrectionState.Answered, CorrectionOutcome.Corrected, 2, "It says 400 now.", "已改为 400 元。"), (seen.State, seen.Outcome!.Value, seen.CorrectedIn, seen.Answer.En, seen.Answer.Zh));
        using var client = await portal.Http();
        var list = await client.GetStringAsync("/fujian/zh/corrections");
        Assert.Contains("费用是多少？", list, StringComparison.Ordinal);
        Assert.Contains("已改为 400 元。", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody may read", list, StringComparison.Ordinal);
        var mail = Assert.Single(await portal.Mails("asks@example.org"));
        Assert.Contains($"/fujian/en/corrections/{reference}", mail.Link, StringComparison.Ordinal);
        Assert.False((await portal.Curator().Get(new ViewOwnCorrection(id))).WantsMail);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from corrections where id = $1 and length(email) > 0", id));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Curator().Send(CorrectionScene.Answer(id))).Kind);
    }

    [Fact]
    public async Task Half_an_answer_and_strangers_are_refused()
    {
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path));
        var id = await portal.Waiting(path);
        Assert.Equal(["AnswerEn"], (await portal.Curator().Send(CorrectionScene.Answer(id) with { AnswerEn = " " })).Errors.Select(e => e.Field));
        Assert.Equal(["QuestionZh"], (await portal.Curator().Send(CorrectionScene.Answer(id) with { QuestionEn = "Half?" })).Errors.Select(e => e.Field));
        Assert.Equal(OutcomeKind.Invalid, (await portal.Curator().Send(CorrectionScene.Answer(id) with { Outcome = null })).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Curator().Send(CorrectionScene.Answer(id) with { CorrectedIn = 0 })).Kind);
        foreach (var stranger in new[] { portal.Curator("greater-bay"), portal.As(Personas.Talent), portal.As(null), portal.As(Personas.Staff(PortalRole.Reviewer)) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(CorrectionScene.Answer(id))).Kind);
        Assert.Equal(id, await portal.Waiting(path));
    }
}

public sealed class BrowseCorrectionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Figures_are_counted_and_answers_stand_with_the_latest_first()
    {
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path));
        var (first, before) = (await portal.Waiting(path), (await portal.As(null, "fujian").Get(new BrowseCorrections())).Owners[0]);
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.Enter(CorrectionScene.Report(path, "Another."));
        await portal.Curator().Get(CorrectionScene.Answer(first, CorrectionOutcome.NotAFault));
        var found = await portal.As(null, "fujian").Get(new BrowseCorrections());
        var own = found.Owners[0];
        Assert.Equal((before.Reports + 1, before.Answered + 1, before.InTime, before.Open), (own.Reports, own.Answered, own.InTime, own.Open));
        Assert.Equal((first, CorrectionOutcome.NotAFault, (int?)null), (found.Items[0].Id, found.Items[0].Outcome, found.Items[0].CorrectedIn));
        Assert.Equal("Editorial desk", found.Owners[^1].Name.En);
        Assert.DoesNotContain((await portal.As(null, "greater-bay").Get(new BrowseCorrections())).Items, item => item.Id == first);
        Assert.Empty((await portal.As(null, "fujian").Get(new BrowseCorrections(50))).Items);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null, "fujian").Send(new BrowseCorrections(0))).Kind);
    }
}

public sealed class BrowseOwnCorrectionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_tenants_curators_see_their_own_alone()
    {
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path));
        Assert.False((await portal.Curator().Get(new BrowseOwnCorrections())).MayPromise);
        Assert.True((await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(new BrowseOwnCorrections())).MayPromise);
        Assert.DoesNotContain((await portal.Curator("greater-bay").Get(new BrowseOwnCorrections())).Open, item => item.Path == path);
        var id = await portal.Waiting(path);
        await portal.Curator().Get(CorrectionScene.Answer(id));
        var after = await portal.Curator().Get(new BrowseOwnCorrections());
        Assert.Equal((false, true), (after.Open.Any(item => item.Id == id), after.Answered.Any(item => item.Id == id)));
    }
}

public sealed class ViewOwnCorrectionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_curators_of_the_tenant_read_what_was_written()
    {
        var path = await portal.OwnPage();
        await portal.Enter(CorrectionScene.Report(path, "Only for you."));
        var id = await portal.Waiting(path);
        Assert.Equal("Only for you.", (await portal.Curator().Get(new ViewOwnCorrection(id))).Words);
        foreach (var stranger in new[] { portal.Curator("greater-bay"), portal.As(Personas.Talent), portal.As(null), portal.As(Personas.Staff(PortalRole.Reviewer)) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewOwnCorrection(id))).Kind);
    }
}

public sealed class PromiseCorrectionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_promise_holds_for_reports_from_then_on()
    {
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        var before = await portal.As(null, "fujian").Get(new ViewCorrection(await portal.Enter(CorrectionScene.Report(await portal.OwnPage()))));
        await admin.Get(new PromiseCorrections(1));
        await admin.Get(new PromiseCorrections(2));
        var after = await portal.As(null, "fujian").Get(new ViewCorrection(await portal.Enter(CorrectionScene.Report(await portal.OwnPage()))));
        Assert.True(after.DueAt < before.DueAt);
        Assert.Equal(2, (await portal.As(null, "fujian").Get(new BrowseCorrections())).Owners[0].WorkingDays);
        Assert.Equal(CorrectionTerms.DaysUsual, (await portal.As(null, "greater-bay").Get(new BrowseCorrections())).Owners[0].WorkingDays);
        foreach (var days in new[] { 0, 21, -1 }) Assert.Equal(OutcomeKind.Invalid, (await admin.Send(new PromiseCorrections(days))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Curator().Send(new PromiseCorrections(3))).Kind);
    }
}

public sealed class PurgeCorrectionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Words_go_after_their_time_and_the_answer_stays()
    {
        var (answered, open) = (await portal.OwnPage(), await portal.OwnPage());
        var reference = await portal.Enter(CorrectionScene.Report(answered));
        await portal.Enter(CorrectionScene.Report(open));
        var id = await portal.Waiting(answered);
        await portal.Curator().Get(CorrectionScene.Answer(id));
        portal.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeCorrections())).Reports);
        portal.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal(1, (await portal.AsSystem().Get(new PurgeCorrections())).Reports);
        Assert.Null((await portal.Curator().Get(new ViewOwnCorrection(id))).Words);
        Assert.NotNull((await portal.Curator().Get(new ViewOwnCorrection(await portal.Waiting(open)))).Words);
        Assert.Equal("It says 400 now.", (await portal.As(null, "fujian").Get(new ViewCorrection(reference))).Answer.En);
    }
}
