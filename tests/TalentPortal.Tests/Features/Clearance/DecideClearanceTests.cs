using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Clearance;

public sealed class DecideClearanceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(ClearanceVerdict.Clear, "ClearedByTalent")]
    [InlineData(ClearanceVerdict.Counsel, "CounselAdvised")]
    [InlineData(ClearanceVerdict.AskBack, "QuestionsOpen")]
    [InlineData(ClearanceVerdict.Stop, "Stopped")]
    public async Task Each_verdict_leads_to_its_state_and_talent_and_consultant_hear_of_it(ClearanceVerdict verdict, string state)
    {
        var one = await portal.AnsweredCase();
        Assert.True((await portal.Decide(one, verdict, "Because of the lab.")).IsOk);
        Assert.Equal(state, await portal.ClearanceOf(one));
        Assert.Equal(1, await portal.Audited("clearance.decide", one.Id));
        Assert.Equal((1, 1), (await portal.MailsAbout(one.Talent, one), await portal.MailsAbout(CaseScene.Overseas, one)));
        foreach (var mail in (await portal.Mails(one.Talent.Email)).Concat(await portal.Mails(CaseScene.Overseas.Email))) Assert.DoesNotContain("the lab", mail.Text, StringComparison.Ordinal);
        var entry = (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Entries[^1];
        Assert.Equal((CaseEntryKind.Clearance, "QuestionnaireDone", state, null), (entry.Kind, entry.From, entry.To, entry.Words));
    }

    [Theory]
    [InlineData("fields", "quantum", "DecideClearance_MustAdvise", null)]
    [InlineData("controlled", "yes", "DecideClearance_MustAdvise", null)]
    [InlineData("secrecy", "now_confirmed", "DecideClearance_MustAdvise", null)]
    [InlineData("secrecy", "unconfirmed", "DecideClearance_MustStop", "DecideClearance_MustStop")]
    [InlineData("materials", "work", "DecideClearance_MustStop", "DecideClearance_MustStop")]
    [InlineData("noncompete", "yes", null, null)]
    public async Task What_an_answer_asks_for_cannot_be_cleared_away(string key, string text, string? clear, string? counsel)
    {
        var one = await portal.AnsweredCase((key, text));
        Assert.Equal(clear, (await portal.Decide(one, ClearanceVerdict.Clear)).Reason?.Name);
        Assert.Equal(counsel, (await portal.Decide(one, ClearanceVerdict.Counsel, "You saw a lawyer.")).Reason?.Name);
        Assert.True((await portal.Decide(one, ClearanceVerdict.AskBack, "Please confirm.")).IsOk);
    }

    [Fact]
    public async Task Words_are_needed_unless_the_answers_clear_the_case()
    {
        var one = await portal.AnsweredCase();
        foreach (var verdict in new[] { ClearanceVerdict.Counsel, ClearanceVerdict.AskBack, ClearanceVerdict.Stop })
            foreach (var words in new[] { null, " " }) Assert.Equal([("Words", "DecideClearance_WordsMissing")], await Errors(one, verdict, words));
        Assert.Equal([("Words", "DecideClearance_WordsUnfit")], await Errors(one, ClearanceVerdict.Clear, new string('x', ClearanceSheet.WordsMax + 1)));
        Assert.Equal([("Words", "RedLine_Hide")], await Errors(one, ClearanceVerdict.Clear, "Do not tell your employer about it."));
        Assert.Equal([("Verdict", "DecideClearance_VerdictMissing")], await Errors(one, (ClearanceVerdict)9, "x"));
        Assert.True((await portal.Decide(one, ClearanceVerdict.Clear)).IsOk);
    }

    [Fact]
    public async Task A_stopped_case_is_opened_again_by_the_reviewer_alone()
    {
        var one = await portal.AnsweredCase();
        await portal.Decide(one, ClearanceVerdict.Stop, "First the confirmation.");
        Assert.True((await portal.Decide(one, ClearanceVerdict.AskBack, "Do you have it now?")).IsOk);
        Assert.True((await portal.Answer(one)).IsOk);
        Assert.True((await portal.Decide(one, ClearanceVerdict.Clear)).IsOk);
    }

    [Fact]
    public async Task Only_reviewers_of_the_tenant_decide_and_never_on_answers_they_have_not_seen()
    {
        var one = await portal.AnsweredCase();
        var decide = new DecideClearance(one.Id, ClearanceVerdict.Clear, null, await portal.SheetVersion(one));
        await HandOverScene.NobodyFinds(
            [portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(CaseScene.Campus), portal.As(one.Talent), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.Staff(PortalRole.ComplianceReviewer, "greater-bay"))],
            decide);
        Assert.True((await portal.Answer(one, ("programmes", "open"))).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(ClearanceScene.Reviewer).Send(decide)).Kind);
        Assert.Equal("QuestionnaireDone", await portal.ClearanceOf(one));
    }

    [Fact]
    public async Task Nobody_reviews_a_case_of_their_own()
    {
        var one = await portal.AnsweredCase();
        await portal.Scalar<int>("update cases set owner_user_id = $2 where id = $1", one.Id, ClearanceScene.Reviewer.UserId);
        Assert.Equal("DecideClearance_OwnCase", (await portal.Decide(one, ClearanceVerdict.Clear)).Reason?.Name);
        Assert.False((await portal.As(ClearanceScene.Reviewer).Get(new ViewClearance(one.Id))).MayDecide);
    }

    [Fact]
    public async Task Before_the_talent_answered_and_after_the_end_there_is_nothing_to_decide()
    {
        var (open, ended) = (await portal.Opened(), await portal.AnsweredCase());
        await HandOverScene.NobodyFinds([portal.As(ClearanceScene.Reviewer)], new DecideClearance(open.Id, ClearanceVerdict.Clear, null, 1));
        await portal.As(CaseScene.Overseas).Get(new CloseCase(ended.Id, CaseCloseReason.NoReply, null, await portal.CaseVersion(ended.Id)));
        Assert.Equal("Case_Closed", (await portal.Decide(ended, ClearanceVerdict.Clear)).Reason?.Name);
    }

    private async Task<IEnumerable<(string, string)>> Errors(Opened one, ClearanceVerdict verdict, string? words) => (await portal.Decide(one, verdict, words)).Errors.Select(error => (error.Field, error.Text.Name));
}

public sealed class ViewClearanceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_reviewer_reads_answers_and_marks_without_a_name_and_the_talent_sees_the_reading()
    {
        var one = await portal.AnsweredCase(("fields", "quantum"), ("noncompete", "yes"));
        var seen = await portal.As(ClearanceScene.Reviewer).Get(new ViewClearance(one.Id));
        Assert.Equal((AnswerMark.Counsel, true, "quantum"), (seen.Mark, seen.MayDecide, seen.Answers.Single(answer => answer.Key == "fields").Text));
        Assert.Equal("clearance", await portal.Scalar<string>("select string_agg(what, ', ') from access_entries where user_id = $1 and actor_user_id = $2", one.Talent.UserId, ClearanceScene.Reviewer.UserId));
    }

    [Fact]
    public async Task Whoever_answers_for_the_case_reads_them_and_no_longer_when_it_has_passed_on()
    {
        var one = await portal.AnsweredCase();
        Assert.False((await portal.As(CaseScene.Overseas).Get(new ViewClearance(one.Id))).MayDecide);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As(CaseScene.Lead)], new ViewClearance(one.Id));
        await portal.Decide(one, ClearanceVerdict.Clear);
        await portal.Moved(one, CaseScene.Overseas, "O6");
        var offered = await portal.OfferedOn(one);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewClearance(one.Id));
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(offered));
        Assert.Equal(ClearanceState.ClearedByTalent, (await portal.As(CaseScene.Domestic).Get(new ViewClearance(one.Id))).State);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new ViewClearance(one.Id));
    }

    [Fact]
    public async Task The_campus_reads_neither_answers_nor_where_they_stand()
    {
        var one = await portal.AnsweredCase();
        await portal.Decide(one, ClearanceVerdict.Clear);
        var (_, offer) = await portal.Offered(one);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(offer));
        var (_, campus) = await portal.Offered(one, CaseScene.Domestic, CaseTier.Domestic, CaseTier.Campus);
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(campus));
        await portal.Decide(one, ClearanceVerdict.AskBack, "One more thing.");
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewClearance(one.Id));
        var seen = await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id));
        Assert.Null(seen.Clearance);
        Assert.DoesNotContain(seen.Entries, entry => entry.Kind == CaseEntryKind.Clearance);
        Assert.Contains((await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))).Entries, entry => entry.Kind == CaseEntryKind.Clearance);
    }

    [Fact]
    public async Task Nobody_else_finds_them()
    {
        var one = await portal.AnsweredCase();
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(Personas.Staff(PortalRole.ComplianceReviewer, "greater-bay")), portal.As(ClearanceScene.Reviewer, "greater-bay"), portal.As(one.Talent)], new ViewClearance(one.Id));
    }
}

public sealed class BrowseClearancesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_queue_shows_what_waits_oldest_first_and_moves_with_the_decision()
    {
        var (first, second) = (await portal.AnsweredCase(), await portal.AnsweredCase());
        var queue = await portal.As(ClearanceScene.Reviewer).Get(new BrowseClearances());
        Assert.Equal([first.Id, second.Id], queue.Items.Select(item => item.Id).Where(id => id == first.Id || id == second.Id));
        await portal.Decide(first, ClearanceVerdict.AskBack, "Which grant?");
        await portal.Decide(second, ClearanceVerdict.Clear);
        Assert.DoesNotContain((await portal.As(ClearanceScene.Reviewer).Get(new BrowseClearances())).Items, item => item.Id == first.Id || item.Id == second.Id);
        Assert.Contains((await portal.As(ClearanceScene.Reviewer).Get(new BrowseClearances(ClearanceList.Asked))).Items, item => item.Id == first.Id);
        Assert.Contains((await portal.As(ClearanceScene.Reviewer).Get(new BrowseClearances(ClearanceList.Decided))).Items, item => item.Id == second.Id && item.State == ClearanceState.ClearedByTalent);
        Assert.DoesNotContain((await portal.As(Personas.Staff(PortalRole.ComplianceReviewer, "greater-bay")).Get(new BrowseClearances(ClearanceList.Asked))).Items, item => item.Id == first.Id);
    }

    [Fact]
    public async Task A_list_or_place_that_there_is_not_is_refused()
    {
        foreach (var wrong in new[] { new BrowseClearances((ClearanceList)9), new BrowseClearances(Skip: -1) }) Assert.Equal(OutcomeKind.Invalid, (await portal.As(ClearanceScene.Reviewer).Send(wrong)).Kind);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(null)], new BrowseClearances());
    }
}

public sealed class PurgeClearancesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Six_months_after_the_end_the_answers_are_gone_and_the_outcome_stays()
    {
        var (ended, open) = (await portal.AnsweredCase(), await portal.AnsweredCase());
        await portal.Decide(ended, ClearanceVerdict.Clear);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(ended.Id, CaseCloseReason.NoReply, null, await portal.CaseVersion(ended.Id)));
        await portal.RunWork("clearance-retention");
        Assert.Equal(2L, await Kept(ended, open));
        portal.Clock.Advance(TimeSpan.FromDays(185));
        await portal.RunWork("clearance-retention");
        Assert.Equal(1L, await Kept(ended, open));
        Assert.Equal(1L, await Kept(open));
        Assert.Equal("ClearedByTalent", await portal.ClearanceOf(ended));
        Assert.Equal(0, (await portal.AsSystem().Get(new PurgeClearances())).Sheets);
    }

    private Task<long> Kept(params Opened[] of) => portal.Scalar<long>("select count(*) from clearance_sheets where case_id = any($1)", of.Select(one => one.Id).ToArray());
}
