using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class SaveScorecardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_sees_what_others_gave_before_sending_theirs()
    {
        var sent = await portal.Applied();
        var (recruiter, owner) = (portal.Recruiter(sent), portal.As(Personas.OwnerOf("rongxin")));
        await recruiter.Get(new AssignInterviewer([sent.Application], Personas.OwnerOf("rongxin").UserId));
        Assert.True((await recruiter.Send(new SaveScorecard(sent.Application, [4, 3, 4, 4], "Knows lithography.", true, 0))).IsOk);
        // Asked, and not sent yet.
        Assert.Equal((null, null), (await Of(owner, sent, mine: false)) is var hidden ? (hidden.Scores, hidden.Words) : default);
        Assert.Null(Score(await owner.Get(new ViewBoard(sent.Job))));
        // Kept is not sent.
        Assert.True((await owner.Send(new SaveScorecard(sent.Application, [1, 0, 0, 0], "Draft.", false, (await Of(owner, sent, mine: true)).Version))).IsOk);
        Assert.Null((await Of(owner, sent, mine: false)).Scores);
        Assert.Null((await Of(recruiter, sent, mine: false)).Words);
        Assert.True((await owner.Send(new SaveScorecard(sent.Application, [2, 2, 2, 3], "Speaks softly.", true, (await Of(owner, sent, mine: true)).Version))).IsOk);
        Assert.Equal([4, 3, 4, 4], (await Of(owner, sent, mine: false)).Scores);
        Assert.Equal("Speaks softly.", (await Of(recruiter, sent, mine: false)).Words);
        Assert.Equal(3.0m, Score(await owner.Get(new ViewBoard(sent.Job))));
        Assert.Equal("SaveScorecard_Sent", (await owner.Send(new SaveScorecard(sent.Application, [4, 4, 4, 4], null, true, (await Of(owner, sent, mine: true)).Version))).Reason!.Name);
    }

    [Fact]
    public async Task The_words_are_sealed_and_nobody_but_the_employer_reads_them()
    {
        var sent = await portal.Applied();
        Assert.True((await portal.Recruiter(sent).Send(new SaveScorecard(sent.Application, [4, 3, 4, 4], "Knows lithography.", true, 0))).IsOk);
        Assert.True((await portal.Recruiter(sent).Send(new NoteApplicant(sent.Application, "Knows lithography."))).IsOk);
        foreach (var table in new[] { "scorecards", "applicant_notes" })
        {
            Assert.True((await portal.Scalar<byte[]>($"select words from {table} where application_id = $1", sent.Application))!.AsSpan().IndexOf("lithography"u8) < 0);
            Assert.Equal(1L, await portal.CountAsEmployer("rongxin", "fujian", $"select count(*) from {table} where application_id = $1", sent.Application));
            Assert.Equal(0L, await portal.CountAsEmployer("haiyun", "fujian", $"select count(*) from {table} where application_id = $1", sent.Application));
            await using var talent = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, sent.Talent.UserId, null, CallSide.Party);
            await using var count = new Npgsql.NpgsqlCommand($"select count(*) from {table}", talent);
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        }

        Assert.DoesNotContain("lithography", System.Text.Json.JsonSerializer.Serialize(await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))), StringComparison.Ordinal);
        Assert.DoesNotContain("lithography", System.Text.Json.JsonSerializer.Serialize(await portal.Recruiter(sent).Get(new ViewBoard(sent.Job))), StringComparison.Ordinal);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(sent.Talent), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new SaveScorecard(sent.Application, [1, 1, 1, 1], null, true, 0))).Kind);
    }

    [Fact]
    public async Task They_go_with_what_the_talent_takes_back_and_with_the_application()
    {
        var (withdrawn, erased) = (await portal.Applied(), await portal.Applied());
        foreach (var sent in new[] { withdrawn, erased })
        {
            await portal.Recruiter(sent).Get(new SaveScorecard(sent.Application, [4, 3, 4, 4], "Good.", true, 0));
            await portal.Recruiter(sent).Get(new NoteApplicant(sent.Application, "Good."));
        }

        await portal.Applicant(withdrawn).Get(new WithdrawApplication(withdrawn.Application));
        var closed = await portal.Recruiter(withdrawn).Get(new ViewApplicant(withdrawn.Application));
        Assert.Equal((0, 0), (closed.Scorecards.Count, closed.Notes.Count));
        Assert.Equal("NoteApplicant_Closed", (await portal.Recruiter(withdrawn).Send(new NoteApplicant(withdrawn.Application, "More."))).Reason!.Name);
        Assert.True((await portal.AsSystem().Send(new PurgeApplications())).IsOk);
        foreach (var table in new[] { "scorecards", "applicant_notes" }) Assert.Equal((0L, 1L), (await portal.Scalar<long>($"select count(*) from {table} where application_id = $1", withdrawn.Application), await portal.Scalar<long>($"select count(*) from {table} where application_id = $1", erased.Application)));
        await portal.Scalar<int>("delete from job_applications where id = $1", erased.Application);
        foreach (var table in new[] { "scorecards", "applicant_notes" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where application_id = $1", erased.Application));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        var sent = await portal.Applied();
        foreach (var scores in new int[][] { [], [5, 1, 1, 1], [-1, 1, 1, 1], [0, 1, 1, 1] }) Assert.Equal("SaveScorecard_ScoreMissing", (await portal.Recruiter(sent).Send(new SaveScorecard(sent.Application, scores, null, true, 0))).Errors[0].Text.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Recruiter(sent).Send(new SaveScorecard(sent.Application, [1, 1, 1], null, true, 0))).Kind);
        Assert.Equal("SaveScorecard_WordsUnfit", (await portal.Recruiter(sent).Send(new SaveScorecard(sent.Application, [1, 1, 1, 1], new string('x', 2001), true, 0))).Errors[0].Text.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Recruiter(sent).Send(new SaveScorecard(sent.Application, [1, 1, 1, 1], null, true, 7))).Kind);
    }

    private static decimal? Score(ViewBoardResult board) => board.Columns.SelectMany(column => column.Cards).Single().Score;

    private static async Task<OpenScorecard> Of(TestSender who, Sent sent, bool mine) => (await who.Get(new ViewApplicant(sent.Application))).Scorecards.Single(card => card.IsMine == mine);
}

public sealed class NoteApplicantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Colleagues_read_who_noted_what_the_newest_first()
    {
        var sent = await portal.Applied();
        Assert.True((await portal.Recruiter(sent).Send(new NoteApplicant(sent.Application, "  Ask for the patent.  "))).IsOk);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await portal.As(Personas.OwnerOf("rongxin")).Send(new NoteApplicant(sent.Application, "Done."))).IsOk);
        var notes = (await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application))).Notes;
        Assert.Equal(["Done.", "Ask for the patent."], notes.Select(note => note.Words));
        Assert.Equal(2, notes.Select(note => note.MemberName).Distinct().Count());
        Assert.All(notes, note => Assert.NotEqual("", note.MemberName));
        Assert.Equal("NoteApplicant_Missing", (await portal.Recruiter(sent).Send(new NoteApplicant(sent.Application, " "))).Errors[0].Text.Name);
        Assert.Equal("NoteApplicant_Unfit", (await portal.Recruiter(sent).Send(new NoteApplicant(sent.Application, new string('x', 2001)))).Errors[0].Text.Name);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(sent.Talent), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new NoteApplicant(sent.Application, "x"))).Kind);
    }
}

public sealed class AssignInterviewerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_member_is_asked_once_for_each_and_nobody_elses_member_is()
    {
        var (one, two, foreign) = (await portal.Applied(), await portal.Applied(), await portal.Applied("haiyun"));
        var member = Personas.OwnerOf("rongxin").UserId;
        Assert.Equal(new AssignInterviewerResult(2, 1), await portal.Recruiter(one).Get(new AssignInterviewer([one.Application, two.Application, foreign.Application], member)));
        Assert.Equal(new AssignInterviewerResult(0, 0), await portal.Recruiter(one).Get(new AssignInterviewer([one.Application], member)));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from scorecards where application_id = $1", one.Application));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from scorecards where application_id = $1", foreign.Application));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(one).Send(new AssignInterviewer([one.Application], Personas.OwnerOf("haiyun").UserId))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(one).Send(new AssignInterviewer([foreign.Application], member))).Kind);
        Assert.Equal("MoveApplications_NoneChosen", (await portal.Recruiter(one).Send(new AssignInterviewer([], member))).Errors[0].Text.Name);
    }
}

public sealed class SaveScoreSheetTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Criteria_are_the_employers_until_somebody_applies()
    {
        var recruiter = portal.As(Personas.RecruiterOf("rongxin"));
        var job = await portal.PublicJob();
        Assert.Equal(ScoreSheet.Usual, (await Sheet(recruiter, job)).Criteria);
        Assert.True((await recruiter.Send(new SaveScoreSheet(job, ["Optics", "  Teaching "], 0))).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await recruiter.Send(new SaveScoreSheet(job, ["Other"], 0))).Kind);
        var talent = await portal.NewTalent();
        var application = (await portal.As(talent).Get(ApplicationScene.Application(job, await portal.AddCv(talent)))).Id;
        var sheet = await Sheet(recruiter, job);
        Assert.True(sheet.IsFixed);
        Assert.Equal("SaveScoreSheet_Fixed", (await recruiter.Send(new SaveScoreSheet(job, ["Other"], sheet.Version))).Reason!.Name);
        Assert.Equal(["Optics", "Teaching"], (await recruiter.Get(new ViewApplicant(application))).Criteria);
        foreach (var criteria in new string[][] { [], ["a", "A"], [" "], [new string('x', 81)], [.. Enumerable.Range(0, 9).Select(i => "c" + i)] }) Assert.Equal("SaveScoreSheet_Unfit", (await recruiter.Send(new SaveScoreSheet(job, criteria, 0))).Errors[0].Text.Name);
        foreach (var stranger in new[] { portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.RecruiterOf("rongxin"), "greater-bay"), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new SaveScoreSheet(job, ["x"], 0))).Kind);
    }

    private static async Task<BrowseScoreSheetsResult.Sheet> Sheet(TestSender who, Guid job) => (await who.Get(new BrowseScoreSheets())).Sheets.Single(sheet => sheet.JobId == job);
}

public sealed class BrowseScoreSheetsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employer_sees_its_own_positions_at_this_tenant()
    {
        var (own, foreign, elsewhere) = (await portal.PublicJob(), await portal.PublicJob("haiyun"), await portal.PublicJob("rongxin", "greater-bay"));
        var sheets = (await portal.As(Personas.RecruiterOf("rongxin")).Get(new BrowseScoreSheets())).Sheets.Select(sheet => sheet.JobId).ToList();
        Assert.Contains(own, sheets);
        Assert.DoesNotContain(foreign, sheets);
        Assert.DoesNotContain(elsewhere, sheets);
        foreach (var stranger in new[] { portal.As(Personas.Talent), portal.As(null), portal.As(Personas.Staff(PortalRole.TenantAdministrator)) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new BrowseScoreSheets())).Kind);
    }
}

public sealed class ShareApplicationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_talent_shows_their_own_and_stops()
    {
        var sent = await portal.Applied();
        Assert.False((await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).IsShared);
        Assert.True((await portal.Applicant(sent).Send(new ShareApplication(sent.Application, true))).IsOk);
        Assert.True((await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).IsShared);
        Assert.True((await portal.Applicant(sent).Send(new ShareApplication(sent.Application, false))).IsOk);
        Assert.False((await portal.Applicant(sent).Get(new ViewMyApplication(sent.Application))).IsShared);
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(Personas.RecruiterOf("rongxin")), portal.As(sent.Talent, "greater-bay"), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ShareApplication(sent.Application, true))).Kind);
    }
}
