using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>Tells staff and talent that something waits for them. Whom it is about and what it is they read after signing in.</summary>
internal sealed class CaseMails(MailQueue mails, AppDb db, CurrentCall call)
    : INotificationHandler<HandOverOffered>, INotificationHandler<HandOverAccepted>, INotificationHandler<HandOverRefused>, INotificationHandler<HandOverBounced>, INotificationHandler<CaseAssigned>, INotificationHandler<CaseCameBack>, INotificationHandler<CaseClosed>
{
    public async Task Handle(HandOverOffered happened, CancellationToken ct)
    {
        var h = happened.HandOver;
        IReadOnlyList<Guid> receivers = h.ToUserId is { } one ? [one] : await StaffWith(h.ToTier.Role(), ct);
        foreach (var receiver in receivers.Where(receiver => receiver != h.FromUserId)) await Send(receiver, MailTemplates.CaseOffered, Staff(h.ToTier, h.CaseId), ct);
        await Send(h.TalentUserId!.Value, MailTemplates.HandOverPlanned, Mine(h.CaseId), ct);
    }

    public async Task Handle(HandOverAccepted happened, CancellationToken ct)
    {
        var h = happened.HandOver;
        await Send(h.FromUserId, MailTemplates.HandOverAccepted, h.FromTier.Address(), ct);
        // Given to somebody by the team lead: they have not seen it yet.
        if (h.AnsweredByUserId is { } owner && owner != call.UserId) await Send(owner, MailTemplates.CaseAssigned, Staff(h.ToTier, h.CaseId), ct);
        await Send(h.TalentUserId!.Value, MailTemplates.ConsultantChanged, Mine(h.CaseId), ct);
    }

    public Task Handle(HandOverRefused happened, CancellationToken ct) =>
        Send(happened.HandOver.FromUserId, MailTemplates.HandOverRefused, Staff(happened.HandOver.FromTier, happened.HandOver.CaseId), ct);

    public async Task Handle(HandOverBounced happened, CancellationToken ct)
    {
        var h = happened.HandOver;
        foreach (var lead in await StaffWith(PortalRole.TeamLead, ct)) await Send(lead, MailTemplates.HandOverUnanswered, Staff(h.FromTier, h.CaseId), ct);
        await Send(h.FromUserId, MailTemplates.HandOverRefused, Staff(h.FromTier, h.CaseId), ct);
    }

    public async Task Handle(CaseAssigned happened, CancellationToken ct)
    {
        var c = happened.Case;
        if (c.OwnerUserId is { } owner && owner != call.UserId && !happened.InBulk) await Send(owner, MailTemplates.CaseAssigned, Staff(c.Tier, c.Id), ct);
        await Send(c.TalentUserId!.Value, MailTemplates.ConsultantChanged, Mine(c.Id), ct);
    }

    public async Task Handle(CaseCameBack happened, CancellationToken ct)
    {
        var c = happened.Case;
        if (happened.FormerUserId is { } former) await Send(former, MailTemplates.CampusEnded, CaseTier.Campus.Address(), ct);
        if (c.OwnerUserId is { } owner) await Send(owner, MailTemplates.CaseCameBack, Staff(c.Tier, c.Id), ct);
        await Send(c.TalentUserId!.Value, MailTemplates.ConsultantChanged, Mine(c.Id), ct);
    }

    public async Task Handle(CaseClosed happened, CancellationToken ct)
    {
        var c = happened.Case;
        // Whoever ended it knows; and whoever has had the lead from the beginning hears of its end with the lead.
        if (c.OwnerUserId is { } owner && owner != call.UserId && !await db.Leads.AnyAsync(l => l.TenantId == c.TenantId && l.Id == c.LeadId && l.StaffUserId == owner, ct)) await Send(owner, MailTemplates.CaseEnded, Staff(c.Tier, c.Id), ct);
        if (call.Side == CallSide.Staff) await Send(c.TalentUserId!.Value, MailTemplates.MyCaseEnded, Mine(c.Id), ct);
    }

    private async Task<IReadOnlyList<Guid>> StaffWith(PortalRole role, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        var staff = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.TenantId == tenant && m.EndedAt == null).Select(m => new { m.UserId, m.Roles }).ToListAsync(ct);
        return [.. staff.Where(m => m.Roles.Contains(role)).Select(m => m.UserId)];
    }

    private Task Send(Guid user, string template, string path, CancellationToken ct) =>
        mails.ToUser(user, template, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = path }, ct);

    private static string Mine(Guid id) => $"me/cases/{id}";

    private static string Staff(CaseTier tier, Guid id) => $"{tier.Address()}/{id}";
}
