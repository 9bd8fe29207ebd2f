using System.Text;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Clearance;

public sealed class AnswerClearanceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_answers_and_the_reviewers_hear_of_it_without_a_word_about_the_person()
    {
        var one = await portal.Opened();
        Assert.Equal((ClearanceState.NotChecked, true), await portal.Mine(one).Get(new ViewMyClearance(one.Id)) is var before ? (before.State, before.CanAnswer) : default);
        Assert.True((await portal.Answer(one, ("more", "I teach on Fridays."))).IsOk);
        var mine = await portal.Mine(one).Get(new ViewMyClearance(one.Id));
        Assert.Equal((ClearanceState.QuestionnaireDone, "I teach on Fridays.", "DE"), (mine.State, mine.Answers.Single(answer => answer.Key == "more").Text, mine.Answers.Single(answer => answer.Key == "tax").Text));
        Assert.Equal(["Opened", "Clearance"], await portal.EntriesOf(one.Id));
        Assert.Equal(1, await portal.MailsAbout(ClearanceScene.Reviewer, one));
        foreach (var other in new[] { CaseScene.Overseas, CaseScene.Campus, CaseScene.Lead }) Assert.Equal(0, await portal.MailsAbout(other, one));
        Assert.All(await portal.Mails(ClearanceScene.Reviewer.Email), mail => Assert.DoesNotContain("Fridays", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_are_sealed_in_the_database()
    {
        var one = await portal.AnsweredCase(("grants_end", "Horizon until May"));
        await portal.Decide(one, ClearanceVerdict.AskBack, "Which part of it?");
        foreach (var (column, words) in new[] { ("answers", "Horizon"), ("words", "Which part") })
        {
            var kept = (await portal.Scalar<byte[]>($"select {column} from clearance_sheets where case_id = $1", one.Id))!;
            Assert.NotEmpty(kept);
            Assert.True(kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) < 0, column);
        }
    }

    [Fact]
    public async Task Each_question_that_must_be_answered_is_named_when_it_is_not()
    {
        var one = await portal.Opened();
        var required = ClearanceQuestions.Current.Questions.Where(question => question.IsRequired).Select(question => ("Answers." + question.Key, "AnswerClearance_Missing")).ToList();
        Assert.True(required.Count >= 12, "too few subjects");
        foreach (var given in new IReadOnlyList<ClearanceAnswer>[] { [], [.. ClearanceQuestions.Current.Questions.Select(question => new ClearanceAnswer(question.Key, "  "))] })
            Assert.Equal(required, (await portal.Mine(one).Send(new AnswerClearance(one.Id, given, true, null))).Errors.Select(error => (error.Field, error.Text.Name)));
        Assert.Equal("NotChecked", await portal.ClearanceOf(one));
    }

    [Fact]
    public async Task Unfit_answers_are_named()
    {
        var one = await portal.Opened();
        async Task Refused(string field, string key, IReadOnlyList<ClearanceAnswer> answers) =>
            Assert.Equal([(field, key)], (await portal.Mine(one).Send(new AnswerClearance(one.Id, answers, true, null))).Errors.Select(error => (error.Field, error.Text.Name)));
        foreach (var (key, text) in new[] { ("secrecy", "perhaps"), ("fields", "none quantum"), ("fields", "quantum quantum"), ("fields", "quantum lasers"), ("nationality", "XX"), ("noncompete_until", "next May") })
            await Refused("Answers." + key, "AnswerClearance_Unfit", ClearanceScene.Answers((key, text)));
        await Refused("Answers.more", "AnswerClearance_TooLong", ClearanceScene.Answers(("more", new string('x', ClearanceAnswer.TextMax + 1))));
        await Refused("Answers.more", "AnswerClearance_TooLong", ClearanceScene.Answers(("more", "a\0b")));
        await Refused("Answers", "AnswerClearance_UnknownQuestion", [.. ClearanceScene.Answers(), new("salary", "a lot")]);
        await Refused("Answers", "AnswerClearance_UnknownQuestion", null!);
        await Refused("Answers", "AnswerClearance_UnknownQuestion", [.. ClearanceScene.Answers(), new("tax", "DE")]);
        Assert.Equal([("Acknowledged", "AnswerClearance_NotAcknowledged")], (await portal.Mine(one).Send(new AnswerClearance(one.Id, ClearanceScene.Answers(), false, null))).Errors.Select(error => (error.Field, error.Text.Name)));
        Assert.True((await portal.Answer(one, ("fields", "quantum ai"), ("noncompete_until", "2027-05-01"))).IsOk);
    }

    [Fact]
    public async Task Answering_anew_is_reviewed_anew_and_old_answers_are_a_conflict()
    {
        var one = await portal.AnsweredCase();
        var seen = (await portal.Mine(one).Get(new ViewMyClearance(one.Id))).Version;
        Assert.True((await portal.Decide(one, ClearanceVerdict.Clear)).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Mine(one).Send(new AnswerClearance(one.Id, ClearanceScene.Answers(), true, null))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Mine(one).Send(new AnswerClearance(one.Id, ClearanceScene.Answers(), true, seen))).Kind);
        Assert.Equal("ClearedByTalent", await portal.ClearanceOf(one));
        Assert.True((await portal.Answer(one, ("programmes", "open"))).IsOk);
        Assert.Equal("QuestionnaireDone", await portal.ClearanceOf(one));
    }

    [Fact]
    public async Task A_stopped_or_ended_case_takes_no_answers()
    {
        var (stopped, ended) = (await portal.AnsweredCase(), await portal.AnsweredCase());
        await portal.Decide(stopped, ClearanceVerdict.Stop, "Your security office has to confirm first.");
        Assert.Equal("AnswerClearance_Stopped", (await portal.Answer(stopped)).Reason!.Name);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(ended.Id, CaseCloseReason.NoReply, null, await portal.CaseVersion(ended.Id)));
        Assert.Equal("Case_Closed", (await portal.Answer(ended)).Reason!.Name);
        Assert.False((await portal.Mine(ended).Get(new ViewMyClearance(ended.Id))).CanAnswer);
    }

    [Fact]
    public async Task Nobody_answers_for_another_nor_elsewhere()
    {
        var one = await portal.Opened();
        var answer = new AnswerClearance(one.Id, ClearanceScene.Answers(), true, null);
        await HandOverScene.NobodyFinds([portal.As(await portal.NewTalent()), portal.As(CaseScene.Overseas), portal.As(ClearanceScene.Reviewer), portal.As(one.Talent, "greater-bay")], answer);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from clearance_sheets where case_id = $1", one.Id));
        Assert.True((await portal.Mine(one).Send(answer)).IsOk);
    }
}

public sealed class ViewMyClearanceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_talent_reads_it_so_at_every_site()
    {
        var one = await portal.AnsweredCase();
        Assert.Equal(ClearanceState.QuestionnaireDone, (await portal.As(one.Talent, "greater-bay").Get(new ViewMyClearance(one.Id))).State);
        await HandOverScene.NobodyFinds([portal.As(await portal.NewTalent()), portal.As(CaseScene.Overseas), portal.As(ClearanceScene.Reviewer)], new ViewMyClearance(one.Id));
        await HandOverScene.NobodyFinds([portal.Mine(one)], new ViewMyClearance(Guid.NewGuid()));
    }

    [Fact]
    public async Task What_the_reviewer_wrote_is_read_there_and_nowhere_on_the_timeline()
    {
        var one = await portal.AnsweredCase();
        await portal.Decide(one, ClearanceVerdict.AskBack, "Which grant do you mean?");
        Assert.Equal(("Which grant do you mean?", ClearanceState.QuestionsOpen), await portal.Mine(one).Get(new ViewMyClearance(one.Id)) is var mine ? (mine.Words, mine.State) : default);
        Assert.All((await portal.Mine(one).Get(new ViewMyCase(one.Id))).Entries, entry => Assert.Null(entry.Words));
    }

    [Fact]
    public async Task Coming_to_the_clearance_stage_asks_the_talent_once_by_a_mail()
    {
        var (one, answered) = (await portal.CaseAt("O5"), await portal.AnsweredCase());
        Assert.Equal(0, await portal.MailsAbout(one.Talent, one));
        await portal.Moved(one, CaseScene.Overseas, "O6");
        await portal.Moved(answered, CaseScene.Overseas, "O6");
        Assert.Equal((1, 0), (await portal.MailsAbout(one.Talent, one), await portal.MailsAbout(answered.Talent, answered)));
    }

    [Fact]
    public async Task The_export_holds_the_answers_and_erasing_takes_them()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var one = await portal.Opened(talent: talent);
        await portal.Answer(one, ("more", "I teach on Fridays."));
        Assert.Contains("I teach on Fridays.", Encoding.UTF8.GetString((await portal.As(talent).Get(new TalentPortal.Features.Talents.ExportMyData())).Json), StringComparison.Ordinal);
        await portal.As(talent).Get(new TalentPortal.Features.Talents.EraseMyData(TalentScene.Password));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from clearance_sheets where talent_user_id = $1", talent.UserId));
    }
}
