using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Corrections;

/// <summary>A curator answers a report: everybody reads the answer, in both languages, and whoever left an address gets a mail, after which the address is gone.</summary>
/// <param name="CorrectedIn">Number of the version in which it is put right; may be left out.</param>
/// <param name="QuestionZh">What was asked, in the curator's own words; both languages or none.</param>
[Requires(CorrectionsPermissions.Answer)]
public sealed record AnswerCorrection(Guid Id, CorrectionOutcome? Outcome, int? CorrectedIn, string? QuestionZh, string? QuestionEn, string? AnswerZh, string? AnswerEn) : ICommand<Done>;

internal sealed class AnswerCorrectionValidator : AbstractValidator<AnswerCorrection>
{
    public AnswerCorrectionValidator()
    {
        RuleFor(a => a.Outcome).NotNull().Says("AnswerCorrection_OutcomeMissing").IsInEnum().Says("AnswerCorrection_OutcomeMissing");
        RuleFor(a => a.CorrectedIn).InclusiveBetween(1, CorrectionNotice.VersionMost).Says("AnswerCorrection_VersionWrong");
        this.BothPlain(a => a.QuestionZh, a => a.QuestionEn, CorrectionNotice.QuestionMax, "Correction_TooLong");
        RuleFor(a => a.QuestionZh).Must((a, zh) => (Typed.Tidy(zh) is null) == (Typed.Tidy(a.QuestionEn) is null)).Says("AnswerCorrection_QuestionHalf");
        this.BothGiven(a => a.AnswerZh, a => a.AnswerEn, "AnswerCorrection_AnswerMissing", "AnswerCorrection_AnswerMissing");
        this.BothPlain(a => a.AnswerZh, a => a.AnswerEn, CorrectionNotice.AnswerMax, "Correction_TooLong");
    }
}

internal sealed class AnswerCorrectionHandler(AppDb db, CurrentCall call, SealedCorrection words, MailQueue mails, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<AnswerCorrection, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerCorrection request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.CorrectionNotices.AtTenantOf(call).SingleOrDefaultAsync(n => n.Id == request.Id, ct) is not { } notice) return Outcome.NotFound;
        if (notice.State == CorrectionState.Answered) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        var days = WorkingCalendar.ForZone(tenant.TimeZone).WorkingDaysBetween(tenant.DayAt(notice.ReceivedAt), tenant.DayAt(now)).Value;
        notice.Close(
            request.Outcome!.Value, request.CorrectedIn, new(Typed.Tidy(request.QuestionZh), Typed.Tidy(request.QuestionEn)), new(Typed.Tidy(request.AnswerZh), Typed.Tidy(request.AnswerEn)), Math.Max(days, 0), now);
        if (await db.Corrections.AtTenantOf(call).SingleOrDefaultAsync(c => c.NoticeId == notice.Id, ct) is { } report)
        {
            if (await words.Email(report, ct) is { } email && await words.Reference(report, ct) is { } reference)
                await mails.ToAddress(email, MailTemplates.CorrectionAnswered, report.Language, new Dictionary<string, string> { [MailTemplates.Path] = $"corrections/{reference}" }, ct);
            report.Forget();
        }

        changes.At(tenant);
        audit.Write("corrections.answer", notice.Id, request.Outcome.ToString());
        return Done.Value;
    }
}
