using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class MoveCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_stage_that_is_missing_and_words_that_are_too_long_are_told_field_by_field()
    {
        var one = await portal.Opened();
        Assert.Equal((nameof(MoveCase.Stage), "MoveCase_NotFromHere"), (await portal.Move(one, "")).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.Equal((nameof(MoveCase.Reason), "Case_WordsUnfit"), (await portal.Move(one, "O3", reason: new string('x', HandOver.ReasonMax + 1))).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.Equal("O2", (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Stage.Code);
    }

    [Fact]
    public async Task The_owner_moves_it_on_and_back_and_the_talent_reads_it()
    {
        var one = await portal.Opened();
        Assert.True((await portal.Move(one, "O5")).IsOk);
        Assert.Equal(("Reason", "MoveCase_BackNeedsReason"), (await portal.Move(one, "O4")).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.True((await portal.Move(one, "O4", reason: "The degree is open again.")).IsOk);
        foreach (var to in new[] { "D1", "L1", "DONE", "X", "O2" }) Assert.Equal("MoveCase_NotFromHere", (await portal.Move(one, to, reason: "so")).Reason!.Name);
        var moves = (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries.Where(e => e.Kind == CaseEntryKind.StageMoved).ToList();
        Assert.Equal([("O2", "O5", null), ("O5", "O4", "The degree is open again.")], moves.Select(e => (e.From, e.To, e.Words)));
        Assert.All(moves, e => Assert.Equal((CallSide.Staff, "Overseas consultant"), (e.By, e.ActorName)));
    }

    [Fact]
    public async Task Nobody_else_moves_it_and_of_two_at_once_one_does()
    {
        var one = await portal.Opened();
        var version = await portal.VersionOf(one);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new MoveCase(one.Id, "O3", null, version))).Kind);
        var both = await Task.WhenAll(portal.As(CaseScene.Overseas).Send(new MoveCase(one.Id, "O3", null, version)), portal.As(CaseScene.Overseas).Send(new MoveCase(one.Id, "O4", null, version)));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
    }
}

public sealed class ChangeClockTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task While_it_waits_the_stage_does_not_age_and_the_waiting_is_counted_apart()
    {
        var one = await portal.Opened();
        Assert.True((await Turn(one, CaseClock.WaitingTalent)).IsOk);
        var before = (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Age;
        portal.Clock.Advance(TimeSpan.FromDays(28));
        var waited = (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Age;
        Assert.Equal(before.StageDays, waited.StageDays);
        Assert.True(waited.TalentDays >= before.TalentDays + 10, $"{waited.TalentDays}");
        Assert.Equal((0m, 0m, false), (waited.EmployerDays, waited.AuthorityDays, waited.IsSlow));
        var seen = await portal.VersionOf(one);
        Assert.True((await Turn(one, CaseClock.Running)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Overseas).Send(new ChangeClock(one.Id, CaseClock.WaitingEmployer, null, seen))).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(28));
        var worked = (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Age;
        Assert.True(worked.StageDays >= waited.StageDays + 10 && worked.IsSlow, $"{worked.StageDays}");
        Assert.Equal(waited.TalentDays, worked.TalentDays);
    }

    [Fact]
    public async Task Waiting_is_said_to_the_talent_and_the_same_state_is_refused()
    {
        var one = await portal.Opened();
        Assert.True((await Turn(one, CaseClock.WaitingTalent, "Your degree certificate")).IsOk);
        Assert.Equal("ChangeClock_Already", (await Turn(one, CaseClock.WaitingTalent)).Reason!.Name);
        Assert.Equal("ChangeClock_Missing", (await Turn(one, (CaseClock)9)).Errors.Single().Text.Name);
        var mine = await portal.Mine(one).Get(new ViewMyCase(one.Id));
        Assert.Equal((CaseClock.WaitingTalent, "Running", "WaitingTalent", "Your degree certificate"), (mine.Age.Clock, mine.Entries[^1].From, mine.Entries[^1].To, mine.Entries[^1].Words));
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ChangeClock(one.Id, CaseClock.Running, null, 1))).Kind);
    }

    private async Task<Outcome<Done>> Turn(Opened one, CaseClock to, string? words = null) => await portal.As(CaseScene.Overseas).Send(new ChangeClock(one.Id, to, words, await portal.VersionOf(one)));
}

public sealed class PlanNextActionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_day_years_away_and_words_past_the_limit_do_not_fit_and_what_was_not_looked_at_stays()
    {
        var one = await portal.Opened();
        var (today, seen) = (PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()), await portal.VersionOf(one));
        Assert.Equal((nameof(PlanNextAction.On), "PlanNextAction_DateUnfit"), (await Plan(one, "Call", today.AddYears(3))).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.Equal((nameof(PlanNextAction.Action), "PlanNextAction_ActionUnfit"), (await Plan(one, new string('x', TalentCase.NextActionMax + 1), today)).Errors.Select(e => (e.Field, e.Text.Name)).Single());
        Assert.True((await Plan(one, "Call", today)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Overseas).Send(new PlanNextAction(one.Id, "Write", today, seen))).Kind);
        Assert.Equal("Call", (await portal.Mine(one).Get(new ViewMyCase(one.Id))).NextAction);
    }

    [Fact]
    public async Task What_comes_next_is_sealed_shared_and_overdue_after_its_day()
    {
        var one = await portal.Opened();
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        Assert.Equal("PlanNextAction_DateUnfit", (await Plan(one, "Call", today.AddDays(-1))).Errors.Single().Text.Name);
        Assert.Equal(["PlanNextAction_ActionMissing", "PlanNextAction_DateMissing"], (await Plan(one, " ", null)).Errors.Select(e => e.Text.Name).Order());
        Assert.True((await Plan(one, "Call about schools", today.AddDays(2))).IsOk);
        Assert.True((await portal.Scalar<byte[]>("select next_action from cases where id = $1", one.Id))!.AsSpan().IndexOf("schools"u8) < 0);
        Assert.Equal(("Call about schools", today.AddDays(2)), ((await portal.Mine(one).Get(new ViewMyCase(one.Id))).NextAction, (await portal.Mine(one).Get(new ViewMyCase(one.Id))).NextOn));
        Assert.False((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).IsOverdue);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).IsOverdue);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new PlanNextAction(one.Id, "x", today.AddDays(9), 1))).Kind);
    }

    private async Task<Outcome<Done>> Plan(Opened one, string? action, DateOnly? on) => await portal.As(CaseScene.Overseas).Send(new PlanNextAction(one.Id, action, on, await portal.VersionOf(one)));
}

public sealed class WriteEntryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_and_talent_read_the_same_sealed_rows_which_nobody_changes()
    {
        var one = await portal.Opened();
        await portal.As(CaseScene.Overseas).Get(new WriteEntry(one.Id, " We met at the fair. "));
        var (mine, theirs) = ((await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries, (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Entries);
        Assert.Equal(mine, theirs);
        Assert.Equal("We met at the fair.", mine[^1].Words);
        Assert.Equal("Case_WordsMissing", (await portal.As(CaseScene.Overseas).Send(new WriteEntry(one.Id, " "))).Errors.Single().Text.Name);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new WriteEntry(one.Id, "x"))).Kind);
        await using var app = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, CaseScene.Overseas.UserId, side: CallSide.Staff);
        foreach (var sql in new[] { "update case_entries set actor_name = 'x'", "delete from case_entries" })
            await Assert.ThrowsAsync<Npgsql.PostgresException>(async () => await new Npgsql.NpgsqlCommand(sql, app).ExecuteNonQueryAsync());
    }
}

public sealed class WriteNoteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_takes_the_case_on_reads_the_teams_notes_and_while_asked_to_none()
    {
        var (one, handOver) = await portal.Offered();
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, "private words"));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, "team words", CaseNoteLevel.Team));
        Assert.Empty((await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Notes);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(handOver));
        Assert.Equal(["team words"], (await portal.As(CaseScene.Domestic).Get(new ViewCase(one.Id))).Notes.Select(n => n.Words));
        Assert.True((await portal.Scalar<byte[]>("select words from case_notes where case_id = $1 and level = 'Team'", one.Id))!.AsSpan().IndexOf("team"u8) < 0);
        Assert.Equal("Case_WordsMissing", (await portal.As(CaseScene.Domestic).Send(new WriteNote(one.Id, " "))).Errors.Single().Text.Name);
        Assert.Equal("WriteNote_LevelMissing", (await portal.As(CaseScene.Domestic).Send(new WriteNote(one.Id, "x", (CaseNoteLevel)9))).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task A_note_is_its_authors_alone_or_the_teams_and_never_the_talents()
    {
        var one = await portal.Opened();
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, "private words"));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, "team words", CaseNoteLevel.Team));
        Assert.Equal(["private words", "team words"], (await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Notes.Select(n => n.Words));
        Assert.Equal(["team words"], (await portal.As(CaseScene.Lead).Get(new ViewCase(one.Id))).Notes.Select(n => n.Words));
        Assert.DoesNotContain("words\"", System.Text.Json.JsonSerializer.Serialize((await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries).Replace("Words\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await using var app = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, one.Talent.UserId, side: CallSide.Party);
        Assert.Equal(0L, await new Npgsql.NpgsqlCommand("select count(*) from case_notes", app).ExecuteScalarAsync());
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new WriteNote(one.Id, "x"))).Kind);
    }
}

public sealed class CloseCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_ended_case_moves_no_more_withdraws_what_was_offered_and_lets_the_person_ask_anew()
    {
        var (one, handOver) = await portal.Offered();
        Assert.Equal("CloseCase_NotSettledYet", (await Close(one, CaseCloseReason.Settled)).Reason!.Name);
        foreach (var stranger in portal.Strangers(one)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new CloseCase(one.Id, CaseCloseReason.Pay, null, 1))).Kind);
        Assert.True((await Close(one, CaseCloseReason.NoReply, "Three letters stayed unanswered.")).IsOk);
        var mine = await portal.Mine(one).Get(new ViewMyCase(one.Id));
        Assert.Equal(("X", CaseCloseReason.NoReply, HandOverState.Withdrawn, "Three letters stayed unanswered."), (mine.Stage.Code, mine.CloseReason, mine.HandOvers.Single().State, mine.Entries[^1].Words));
        Assert.Equal("Case_Closed", (await portal.Move(one, "O3")).Reason!.Name);
        Assert.Equal("Case_Closed", (await Close(one, CaseCloseReason.Pay)).Reason!.Name);
        Assert.Equal("Case_Closed", (await portal.As(CaseScene.Overseas).Send(new WriteEntry(one.Id, "x"))).Reason!.Name);
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(CaseScene.Domestic).Send(new AcceptHandOver(handOver))).Reason!.Name);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from leads where id = $1 and closed_at is not null", one.Lead));
        Assert.Contains(await portal.Mails(one.Talent.Email), mail => mail.Text.Contains($"me/cases/{one.Id}", StringComparison.Ordinal) && !mail.Text.Contains("unanswered", StringComparison.Ordinal));
        await portal.Opened(talent: one.Talent);
        Assert.Equal(2, (await portal.Mine(one).Get(new BrowseMyCases())).Items.Count);
    }

    private async Task<Outcome<Done>> Close(Opened one, CaseCloseReason reason, string? words = null) => await portal.As(CaseScene.Overseas).Send(new CloseCase(one.Id, reason, words, await portal.VersionOf(one)));
}

public sealed class CloseCaseOfLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_portal_itself_ends_it_and_only_at_its_tenant()
    {
        var one = await portal.Opened();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new CloseCaseOfLead(one.Lead))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem("greater-bay").Send(new CloseCaseOfLead(one.Lead))).Kind);
        Assert.True((await portal.AsSystem().Send(new CloseCaseOfLead(one.Lead))).IsOk);
        Assert.Equal(CaseCloseReason.Withdrew, (await portal.Mine(one).Get(new ViewMyCase(one.Id))).CloseReason);
    }
}

public sealed class PurgeCasesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Papers_go_half_a_year_after_the_end_and_the_case_after_three_years()
    {
        var ((one, _), open) = (await portal.Offered(), await portal.Opened());
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one.Id, "note"));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(open.Id, "note"));
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Pay, null, await portal.VersionOf(one)));
        portal.Clock.Advance(TimeSpan.FromDays(170));
        await portal.RunWork("cases-retention");
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from case_notes"));
        portal.Clock.Advance(TimeSpan.FromDays(20));
        await portal.RunWork("cases-retention");
        Assert.Equal((1L, 1L), (await portal.Scalar<long>("select count(*) from case_notes"), await portal.Scalar<long>("select count(*) from hand_overs where length(packet) = 0 and length(promises) = 0")));
        Assert.Empty((await portal.Mine(one).Get(new ViewMyCase(one.Id))).HandOvers.Single().Packet);
        portal.Clock.Advance(TimeSpan.FromDays(3 * 366));
        await portal.RunWork("cases-retention");
        Assert.Equal(open.Id, await portal.Scalar<Guid>("select id from cases"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from hand_overs"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new PurgeCases())).Kind);
    }
}
