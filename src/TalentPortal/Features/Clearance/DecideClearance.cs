using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Clearance;

/// <summary>What a compliance reviewer says to a set of answers.</summary>
public enum ClearanceVerdict
{
    /// <summary>The answers clear the case.</summary>
    Clear,

    /// <summary>The talent took legal advice, and the case may go on.</summary>
    Counsel,

    /// <summary>The talent is asked something.</summary>
    AskBack,

    /// <summary>The case may not go on.</summary>
    Stop,
}

/// <summary>Decides on the clearance answers of a case. What is written is for the talent.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Words">The question, the advice taken, or the reason; optional where the answers clear the case.</param>
/// <param name="Version">Of the answers that were looked at; another one is a conflict.</param>
[Requires(ClearancePermissions.Review)]
public sealed record DecideClearance(Guid Id, ClearanceVerdict Verdict, string? Words, uint Version) : ICommand<Done>;

internal sealed class DecideClearanceValidator : AbstractValidator<DecideClearance>
{
    public DecideClearanceValidator()
    {
        RuleFor(x => x.Verdict).IsInEnum().Says("DecideClearance_VerdictMissing");
        RuleFor(x => x.Words).IsPlainText(ClearanceSheet.WordsMax, "DecideClearance_WordsUnfit").CrossesNoRedLine();
        RuleFor(x => x.Words).Must(words => !string.IsNullOrWhiteSpace(words)).When(x => x.Verdict != ClearanceVerdict.Clear).Says("DecideClearance_WordsMissing");
    }
}

internal sealed class DecideClearanceHandler(ClearanceDesk desk, CaseTimeline timeline, SealedClearance words, Audit audit, TimeProvider clock) : IRequestHandler<DecideClearance, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DecideClearance request, CancellationToken ct)
    {
        if (await desk.Find(request.Id, ct) is not var (one, sheet)) return Outcome.NotFound;
        if (!desk.MayDecide(one)) return Outcome.Refused("DecideClearance_OwnCase");
        if (sheet.Version != request.Version) return Outcome.Conflict;
        var mark = ClearanceQuestions.Of(sheet.QuestionsVersion).MarkOf(await words.OpenAnswers(sheet, ct));
        if (mark == AnswerMark.Stop && request.Verdict is (ClearanceVerdict.Clear or ClearanceVerdict.Counsel)) return Outcome.Refused("DecideClearance_MustStop");
        if (mark == AnswerMark.Counsel && request.Verdict == ClearanceVerdict.Clear) return Outcome.Refused("DecideClearance_MustAdvise");
        var (from, now) = (one.Clearance, clock.GetUtcNow());
        if (one.DecideClearance(StateOf(request.Verdict), now) is { } why) return Outcome.Refused(why);
        sheet.Decide(await words.SealWords(sheet, request.Words, ct), now);
        // The timeline is read by whoever takes the case on: it says where the case stands, never what was asked or answered.
        await timeline.Add(one, CaseEntryKind.Clearance, from.ToString(), one.Clearance.ToString(), null, ct);
        audit.Write("clearance.decide", one.Id, request.Verdict.ToString());
        return Done.Value;
    }

    private static ClearanceState StateOf(ClearanceVerdict verdict) => verdict switch
    {
        ClearanceVerdict.Clear => ClearanceState.ClearedByTalent,
        ClearanceVerdict.Counsel => ClearanceState.CounselAdvised,
        ClearanceVerdict.AskBack => ClearanceState.QuestionsOpen,
        _ => ClearanceState.Stopped,
    };
}
