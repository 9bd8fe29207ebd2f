using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Cases;

/// <summary>A taken lead becomes a case, in the same transaction: there is no moment at which nobody answers for it.</summary>
internal sealed class CaseOfLead(AppDb db, CurrentCall call, TenantPlaybooks playbooks, CaseTimeline timeline, Audit audit) : INotificationHandler<LeadTaken>
{
    public async Task Handle(LeadTaken taken, CancellationToken ct)
    {
        // A lead without an account has nobody yet who could read a case.
        if (taken.TalentUserId is null) return;
        var tenant = call.RequiredTenant;
        var firstContactBy = CaseTime.CalendarOf(tenant).AddWorkingDays(tenant.DayAt(taken.At), CaseTime.FirstContactDays).Value;
        var opened = TalentCase.Open(Guid.CreateVersion7(taken.At), taken, firstContactBy, await playbooks.Newest(ct));
        if (taken.Begun is { } begun) opened.GoOnFrom(begun.Stage);
        db.Cases.Add(opened);
        await timeline.Add(opened, CaseEntryKind.Opened, null, taken.StaffName, null, ct);
        if (taken.Begun is not null) await timeline.Add(opened, CaseEntryKind.Transfer, taken.Begun.Where, TalentCase.Received, null, ct);
        audit.Write("cases.open", opened.Id);
    }
}
