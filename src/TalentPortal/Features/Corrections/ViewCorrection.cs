using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>What came of a report, for whoever has its reference.</summary>
[Anyone]
public sealed record ViewCorrection(string? Reference) : IQuery<ViewCorrectionResult>;

/// <param name="IsHere">The page it is about lies on this site.</param>
public sealed record ViewCorrectionResult(
    string Path, bool IsHere, Bilingual Title, Bilingual Owner, FaultKind Kind, CorrectionState State, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool IsOverdue, DateTimeOffset? AnsweredAt, CorrectionOutcome? Outcome,
    int? CorrectedIn, Bilingual Question, Bilingual Answer);

internal sealed class ViewCorrectionValidator : AbstractValidator<ViewCorrection>
{
    public ViewCorrectionValidator() => RuleFor(x => x.Reference).IsPlainText(CorrectionReference.TypedMax, "Correction_TooLong");
}

internal sealed class ViewCorrectionHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<ViewCorrection, Outcome<ViewCorrectionResult>>
{
    public async Task<Outcome<ViewCorrectionResult>> Handle(ViewCorrection request, CancellationToken ct)
    {
        if (CorrectionReference.HashOf(request.Reference) is not { } hash) return Outcome.NotFound;
        if (await db.CorrectionNotices.AsNoTracking().FirstOrDefaultAsync(n => n.ReferenceHash == hash, ct) is not { } notice || await tenants.ById(notice.TenantId, ct) is not { } owner) return Outcome.NotFound;
        return new ViewCorrectionResult(
            notice.Path, notice.TenantId == ContentDesk.Id || notice.TenantId == call.TenantId, notice.Title, owner.Name, notice.Kind, notice.State, notice.ReceivedAt, notice.DueAt, notice.IsOverdue(clock.GetUtcNow()), notice.AnsweredAt, notice.Outcome,
            notice.CorrectedIn, notice.Question, notice.Answer);
    }
}
