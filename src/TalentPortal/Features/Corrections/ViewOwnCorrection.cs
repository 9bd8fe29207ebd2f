using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>One report as it was written; never from whom.</summary>
[Requires(CorrectionsPermissions.Answer)]
public sealed record ViewOwnCorrection(Guid Id) : IQuery<ViewOwnCorrectionResult>;

/// <param name="Words">Null once their time is over.</param>
/// <param name="WantsMail">The answer is sent to an address, which nobody reads here.</param>
/// <param name="WrittenIn">The language of the page on which it was written.</param>
public sealed record ViewOwnCorrectionResult(
    Guid Id, string Path, Bilingual Title, FaultKind Kind, CorrectionState State, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool IsOverdue, string? Words, string? Quote, bool WantsMail, Language WrittenIn,
    DateTimeOffset? AnsweredAt, CorrectionOutcome? Outcome, int? CorrectedIn, Bilingual Question, Bilingual Answer);

internal sealed class ViewOwnCorrectionHandler(AppDb db, CurrentCall call, SealedCorrection words, TimeProvider clock) : IRequestHandler<ViewOwnCorrection, Outcome<ViewOwnCorrectionResult>>
{
    public async Task<Outcome<ViewOwnCorrectionResult>> Handle(ViewOwnCorrection request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.CorrectionNotices.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(n => n.Id == request.Id, ct) is not { } n) return Outcome.NotFound;
        var report = await db.Corrections.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(c => c.NoticeId == n.Id, ct);
        return new ViewOwnCorrectionResult(
            n.Id, n.Path, n.Title, n.Kind, n.State, n.ReceivedAt, n.DueAt, n.IsOverdue(clock.GetUtcNow()), report is null ? null : await words.Words(report, ct), report is null ? null : await words.Quote(report, ct),
            report is not null && report.Email.ToBytes().Length > 0, report?.Language ?? Language.Chinese, n.AnsweredAt, n.Outcome, n.CorrectedIn, n.Question, n.Answer);
    }
}
