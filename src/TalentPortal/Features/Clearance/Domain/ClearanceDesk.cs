using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance.Domain;

/// <summary>Finds clearance sheets for staff: what one may not see is not there.</summary>
public sealed class ClearanceDesk(AppDb db, CurrentCall call, CaseDesk cases)
{
    /// <summary>Whether the caller reviews for the tenant.</summary>
    public bool Reviews => call.Rights.StaffRoles.Contains(PortalRole.ComplianceReviewer);

    /// <summary>Whether the caller may decide on a case: nobody reviews what they answer for themselves.</summary>
    public bool MayDecide(TalentCase one) => Reviews && one.OwnerUserId != call.RequiredUserId && one.DeputyUserId != call.RequiredUserId;

    /// <summary>The sheet of a case that the caller answers for, outside the campus, or reviews.</summary>
    public async Task<(TalentCase Case, ClearanceSheet Sheet)?> Find(Guid caseId, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } one) return null;
        if (!Reviews && !(one.Tier != CaseTier.Campus && cases.Owns(one))) return null;
        return await db.ClearanceSheets.AtTenantOf(call).SingleOrDefaultAsync(s => s.CaseId == caseId, ct) is { } sheet ? (one, sheet) : null;
    }
}
