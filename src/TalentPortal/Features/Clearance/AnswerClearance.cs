using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance;

/// <summary>The talent answers the clearance questions of a case, or answers anew; each time a reviewer looks at it.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Acknowledged">That they have read the reminders and will check what they owe.</param>
/// <param name="Version">Of the answers that were looked at; null the first time.</param>
[SignedIn]
public sealed record AnswerClearance(Guid Id, IReadOnlyList<ClearanceAnswer> Answers, bool Acknowledged, uint? Version) : ICommand<Done>;

internal sealed class AnswerClearanceValidator : AbstractValidator<AnswerClearance>
{
    private const int MostAnswers = 60;

    public AnswerClearanceValidator()
    {
        RuleFor(x => x.Answers).Must(answers => answers is { Count: <= MostAnswers } && answers.All(answer => answer is { Key: not null }) && answers.DistinctBy(answer => answer.Key).Count() == answers.Count)
            .Says("AnswerClearance_UnknownQuestion");
        RuleFor(x => x.Acknowledged).Equal(true).Says("AnswerClearance_NotAcknowledged");
    }
}

internal sealed class AnswerClearanceHandler(AppDb db, CurrentCall call, CaseTimeline timeline, SealedClearance words, Drafts drafts, TimeProvider clock) : IRequestHandler<AnswerClearance, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerClearance request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (call.Tenant is null || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        var asked = ClearanceQuestions.Current;
        if (ClearanceAnswer.Wrong(asked, request.Answers) is { Count: > 0 } wrong) return Outcome.Invalid(wrong);
        var sheet = await db.ClearanceSheets.AtTenantOf(call).SingleOrDefaultAsync(s => s.CaseId == one.Id, ct);
        if (request.Version != sheet?.Version) return Outcome.Conflict;
        var from = one.Clearance;
        if (one.AnswerClearance(now) is { } why) return Outcome.Refused(why);
        if (sheet is null) db.ClearanceSheets.Add(sheet = ClearanceSheet.Start(Guid.CreateVersion7(now), one.TenantId, one.Id, talent));
        sheet.Answer(await words.SealAnswers(sheet, request.Answers, ct), asked.Version, Obligations.Version, now);
        await timeline.Add(one, CaseEntryKind.Clearance, from.ToString(), one.Clearance.ToString(), null, ct);
        await drafts.Discard(ClearanceSheet.DraftForm, one.Id.ToString(), ct);
        return Done.Value;
    }
}
