using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings.Domain;

/// <summary>Enquiries about flats as whoever answers for the talents' cases sees them.</summary>
public sealed class CaseViewings(AppDb db, CurrentCall call, CaseDesk desk)
{
    /// <summary>Those of these cases that go on.</summary>
    public async Task<IReadOnlyList<FlatEnquiry>> OpenIn(IReadOnlyCollection<Guid> cases, CancellationToken ct) =>
        await db.FlatEnquiries.AsNoTracking().AtTenantOf(call).Where(e => e.CaseId != null && cases.Contains(e.CaseId.Value) && e.ClosedAt == null).ToListAsync(ct);

    /// <summary>One of a case that the caller answers for or leads; null for every other. Whoever is asked to take a case on, or looks on, reads no words to others.</summary>
    public async Task<(FlatEnquiry Enquiry, TalentCase Case, CaseSight Sight)?> See(Guid id, CancellationToken ct)
    {
        if (call.Tenant is null || await db.FlatEnquiries.AtTenantOf(call).SingleOrDefaultAsync(e => e.Id == id, ct) is not { CaseId: { } caseId } one) return null;
        return await desk.See(caseId, ct) is { Sight.Part: CasePart.Owner or CasePart.Lead } seen ? (one, seen.Case, seen.Sight) : null;
    }

    /// <summary>From when on the caller reads what was written: the campus since it took the case on, as in conversations; null for all.</summary>
    public static DateTimeOffset? ReadsSince(CaseSight sight) => sight.IsCampus ? sight.CampusSince ?? DateTimeOffset.MaxValue : null;
}
