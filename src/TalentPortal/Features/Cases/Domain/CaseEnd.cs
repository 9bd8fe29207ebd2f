using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Ends a case with all that hangs on it: an open hand-over, and the lead, so that the person may ask anew.</summary>
public sealed class CaseEnd(AppDb db, CurrentCall call, CaseTimeline timeline, Audit audit, TimeProvider clock)
{
    /// <summary>Returns why not, or null.</summary>
    public async Task<TextKey?> Close(TalentCase one, CaseCloseReason reason, string? words, CancellationToken ct)
    {
        var (now, from) = (clock.GetUtcNow(), one.Stage);
        if (one.Close(reason, CaseTime.CalendarOf(call.RequiredTenant), now) is { } why) return why;
        if (await db.HandOvers.SingleOrDefaultAsync(h => h.TenantId == one.TenantId && h.CaseId == one.Id && h.State == HandOverState.Offered, ct) is { } open) open.Withdraw(now);
        if (await db.Leads.SingleOrDefaultAsync(l => l.TenantId == one.TenantId && l.Id == one.LeadId, ct) is { } lead) lead.Close(now);
        await timeline.Add(one, CaseEntryKind.Closed, from, reason.ToString(), words, ct);
        audit.Write("cases.close", one.Id, reason.ToString());
        return null;
    }
}
