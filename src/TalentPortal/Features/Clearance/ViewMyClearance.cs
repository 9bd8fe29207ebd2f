using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance;

/// <summary>The clearance questions of one of the person's own cases, with what they answered.</summary>
[SignedIn]
public sealed record ViewMyClearance(Guid Id) : IQuery<ViewMyClearanceResult>;

/// <param name="Tenant">Whose case it is, and at whose site it is answered.</param>
/// <param name="Words">What the reviewer last wrote.</param>
/// <param name="CanAnswer">Whether the case still runs and was not stopped.</param>
/// <param name="Version">Of the answers; null while there are none.</param>
public sealed record ViewMyClearanceResult(
    Guid Id, TenantRef Tenant, ClearanceState State, DateTimeOffset? Since, IReadOnlyList<ClearanceAnswer> Answers, DateTimeOffset? AnsweredAt, string? Words, bool CanAnswer, uint? Version);

internal sealed class ViewMyClearanceHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedClearance words) : IRequestHandler<ViewMyClearance, Outcome<ViewMyClearanceResult>>
{
    public async Task<Outcome<ViewMyClearanceResult>> Handle(ViewMyClearance request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var sheet = await db.ClearanceSheets.AsNoTracking().SingleOrDefaultAsync(s => s.TenantId == one.TenantId && s.CaseId == one.Id && s.TalentUserId == talent, ct);
        return new ViewMyClearanceResult(
            one.Id, tenant, one.Clearance, one.ClearanceAt, sheet is null ? [] : await words.OpenAnswers(sheet, ct), sheet?.AnsweredAt, sheet is null ? null : await words.OpenWords(sheet, ct),
            one.IsOpen && one.Clearance != ClearanceState.Stopped, sheet?.Version);
    }
}
