using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Tells the owners of the employer and the administrators of the tenant. Who it was and how many is read after signing in.</summary>
internal sealed class ReadingNewsHandler(MailQueue mails, AppDb db) : IOutboxHandler<ReadingNews>
{
    public async Task Handle(ReadingNews message, OutboxDelivery delivery, CancellationToken ct)
    {
        var tenant = delivery.Tenant?.Id;
        if (await db.ReadingAlarms.AsNoTracking().SingleOrDefaultAsync(a => a.TenantId == tenant && a.Id == message.AlarmId, ct) is not { } alarm) return;
        var owners = await db.Set<EmployerMembership>().Where(m => m.EmployerId == alarm.EmployerId && m.EndedAt == null && m.Role == PortalRole.EmployerOwner).Select(m => m.UserId).ToListAsync(ct);
        foreach (var owner in owners) await mails.ToUser(owner, MailTemplates.ReadingsUnusual, null, ApplicationMails.PathTo("employer/applications"), ct);
        var staff = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.TenantId == tenant && m.EndedAt == null).ToListAsync(ct);
        foreach (var member in staff.Where(m => m.Roles.Contains(PortalRole.TenantAdministrator)))
            await mails.ToUser(member.UserId, MailTemplates.ReadingsToLookAt, null, ApplicationMails.PathTo("admin/applications/readings"), ct);
    }
}
