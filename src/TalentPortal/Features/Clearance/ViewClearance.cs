using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Clearance;

/// <summary>
/// Opens the clearance answers of a case to the consultant who answers for it and to the compliance reviewer. The reviewer
/// reads no name. Each reading is in the person's access log.
/// </summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(ClearancePermissions.Read)]
public sealed record ViewClearance(Guid Id) : IQuery<ViewClearanceResult>;

/// <param name="QuestionsVersion">Of the questions that were answered.</param>
/// <param name="Mark">The gravest among the answers: what it asks for comes before the case may be cleared.</param>
/// <param name="Words">What the reviewer last wrote to the talent.</param>
/// <param name="MayDecide">Whether the reader reviews the case, and it still runs.</param>
/// <param name="Version">Of the answers.</param>
public sealed record ViewClearanceResult(
    Guid Id, string Reference, CaseTier Tier, string? OwnerName, bool IsOpen, ClearanceState State, DateTimeOffset? Since, int QuestionsVersion, IReadOnlyList<ClearanceAnswer> Answers, AnswerMark Mark,
    DateTimeOffset AnsweredAt, int RemindersVersion, string? Words, DateTimeOffset? DecidedAt, bool MayDecide, uint Version);

internal sealed class ViewClearanceHandler(ClearanceDesk desk, CurrentCall call, SealedClearance words, AccessLog access) : IRequestHandler<ViewClearance, Outcome<ViewClearanceResult>>
{
    public async Task<Outcome<ViewClearanceResult>> Handle(ViewClearance request, CancellationToken ct)
    {
        if (await desk.Find(request.Id, ct) is not var (one, sheet) || one.TalentUserId is not { } talent) return Outcome.NotFound;
        var answers = await words.OpenAnswers(sheet, ct);
        await access.Record(talent, call.RequiredTenant.Name, ClearanceSheet.Purpose, "clearance", FieldClass.Sensitive, one.Id, ct);
        return new ViewClearanceResult(
            one.Id, one.Reference, one.Tier, one.OwnerName, one.IsOpen, one.Clearance, one.ClearanceAt, sheet.QuestionsVersion, answers, ClearanceQuestions.Of(sheet.QuestionsVersion).MarkOf(answers),
            sheet.AnsweredAt, sheet.RemindersVersion, await words.OpenWords(sheet, ct), sheet.DecidedAt, one.IsOpen && desk.MayDecide(one), sheet.Version);
    }
}
