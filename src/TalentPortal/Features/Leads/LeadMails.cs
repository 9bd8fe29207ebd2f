using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads;

/// <summary>Tells the talent and the staff that something waits for them. Who and what is read after signing in.</summary>
internal sealed class LeadMails(MailQueue mails, Outbox outbox, CurrentCall call)
    : INotificationHandler<ConsultantAsked>, INotificationHandler<LeadTaken>, INotificationHandler<LeadDeclined>, INotificationHandler<LeadWithdrawn>
{
    public async Task Handle(ConsultantAsked happened, CancellationToken ct)
    {
        var lead = happened.Lead;
        if (lead.TalentUserId is { } talent) await mails.ToUser(talent, MailTemplates.ConsultantAsked, null, PathTo($"me/consultant/{lead.Id}"), ct);
        outbox.Add(new LeadNews(lead.Id, LeadNewsKind.Asked), $"lead:{lead.Id:N}", lead.TenantId);
    }

    public async Task Handle(LeadTaken happened, CancellationToken ct)
    {
        // A case that was passed on is told of as such, and whoever took it knows.
        if (happened.Source == LeadSource.Transfer) return;
        if (happened.TalentUserId is { } talent) await mails.ToUser(talent, MailTemplates.LeadAnswered, null, PathTo($"me/consultant/{happened.LeadId}"), ct);
        if (happened.StaffUserId != call.UserId) await mails.ToUser(happened.StaffUserId, call.Side == CallSide.System && happened.Source != LeadSource.Self ? MailTemplates.ProspectConfirmed : MailTemplates.LeadAssigned, null, PathTo($"overseas/leads/{happened.LeadId}"), ct);
    }

    public Task Handle(LeadDeclined happened, CancellationToken ct) =>
        happened.Lead.TalentUserId is { } talent ? mails.ToUser(talent, MailTemplates.LeadAnswered, null, PathTo($"me/consultant/{happened.Lead.Id}"), ct) : Task.CompletedTask;

    public Task Handle(LeadWithdrawn happened, CancellationToken ct)
    {
        if (happened.Lead.StaffUserId is not null) outbox.Add(new LeadNews(happened.Lead.Id, LeadNewsKind.Withdrawn), $"lead:{happened.Lead.Id:N}", happened.Lead.TenantId);
        return Task.CompletedTask;
    }

    internal static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}

/// <summary>What staff have to hear of a lead.</summary>
public enum LeadNewsKind
{
    Asked,
    Withdrawn,
}

/// <summary>Asks to tell the tenant's staff. A talent cannot see who they are, so it is done afterwards, at the tenant.</summary>
public sealed record LeadNews(Guid LeadId, LeadNewsKind What);

/// <summary>Writes to the tier that answers new leads, or to the one who had a lead that was taken back.</summary>
internal sealed class LeadNewsHandler(AppDb db, CurrentCall call, MailQueue mails) : IOutboxHandler<LeadNews>
{
    private static readonly PortalRole[] Tier = [PortalRole.OverseasConsultant, PortalRole.TeamLead];

    public async Task Handle(LeadNews message, OutboxDelivery delivery, CancellationToken ct)
    {
        var lead = await db.Leads.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == message.LeadId, ct);
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        switch (message.What)
        {
            // Answered or taken back meanwhile: there is nothing to hurry for.
            // Where leads are handed out by themselves, whoever fits is told, and nobody else.
            case LeadNewsKind.Asked when lead?.State == LeadState.New && !await db.LeadRoutings.AtTenantOf(call).AnyAsync(r => r.IsOn, ct):
                foreach (var member in staff.Where(m => m.Roles.Any(Tier.Contains))) await mails.ToUser(member.UserId, MailTemplates.NewLead, null, LeadMails.PathTo("overseas/leads"), ct);
                break;
            case LeadNewsKind.Withdrawn when staff.Any(m => m.UserId == lead?.StaffUserId):
                await mails.ToUser(lead!.StaffUserId!.Value, MailTemplates.LeadWithdrawn, null, LeadMails.PathTo($"overseas/leads/{lead.Id}"), ct);
                break;
        }
    }
}
