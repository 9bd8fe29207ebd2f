using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>The tenant's reports: those that wait, what is due first on top; then those that were answered, the latest first.</summary>
[Requires(CorrectionsPermissions.Answer)]
public sealed record BrowseOwnCorrections : IQuery<BrowseOwnCorrectionsResult>
{
    /// <summary>More of each do not stand in one list.</summary>
    public const int Most = 200;
}

/// <param name="MayPromise">The caller may change within how many days reports are answered.</param>
public sealed record BrowseOwnCorrectionsResult(IReadOnlyList<BrowseOwnCorrectionsResult.Item> Open, IReadOnlyList<BrowseOwnCorrectionsResult.Item> Answered, int WorkingDays, bool MayPromise)
{
    public sealed record Item(Guid Id, Bilingual Title, string Path, FaultKind Kind, CorrectionState State, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool IsOverdue, DateTimeOffset? AnsweredAt, CorrectionOutcome? Outcome);
}

internal sealed class BrowseOwnCorrectionsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseOwnCorrections, Outcome<BrowseOwnCorrectionsResult>>
{
    public async Task<Outcome<BrowseOwnCorrectionsResult>> Handle(BrowseOwnCorrections request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var all = db.CorrectionNotices.AsNoTracking().AtTenantOf(call);
        var open = await all.Where(n => n.State != CorrectionState.Answered).OrderBy(n => n.DueAt).ThenBy(n => n.Id).Take(BrowseOwnCorrections.Most).ToListAsync(ct);
        var answered = await all.Where(n => n.State == CorrectionState.Answered).OrderByDescending(n => n.AnsweredAt).ThenBy(n => n.Id).Take(BrowseOwnCorrections.Most).ToListAsync(ct);
        return new BrowseOwnCorrectionsResult([.. open.Select(Of)], [.. answered.Select(Of)], await db.CorrectionDays(tenant.Id, ct), call.Rights.Allows(CorrectionsPermissions.Promise));

        BrowseOwnCorrectionsResult.Item Of(CorrectionNotice n) => new(n.Id, n.Title, n.Path, n.Kind, n.State, n.ReceivedAt, n.DueAt, n.IsOverdue(now), n.AnsweredAt, n.Outcome);
    }
}
