using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance;

/// <summary>Tells talent, consultant and reviewers that something waits for them. What was asked, answered or decided they read after signing in.</summary>
internal sealed class ClearanceMails(MailQueue mails, Outbox outbox) : INotificationHandler<ClearanceDue>, INotificationHandler<ClearanceTurned>
{
    public Task Handle(ClearanceDue happened, CancellationToken ct) => Send(happened.Case.TalentUserId!.Value, MailTemplates.ClearanceAsked, Mine(happened.Case.Id), ct);

    public async Task Handle(ClearanceTurned happened, CancellationToken ct)
    {
        var one = happened.Case;
        if (one.Clearance == ClearanceState.QuestionnaireDone)
        {
            outbox.Add(new ClearanceNews(one.Id), $"clearance:{one.Id:N}", one.TenantId);
            return;
        }

        await Send(one.TalentUserId!.Value, one.Clearance == ClearanceState.QuestionsOpen ? MailTemplates.ClearanceAsked : MailTemplates.ClearanceDecided, Mine(one.Id), ct);
        if (one.OwnerUserId is { } owner && one.Tier != CaseTier.Campus) await Send(owner, MailTemplates.ClearanceMoved, $"{one.Tier.Workspace().ToString().ToLowerInvariant()}/cases/{one.Id}", ct);
    }

    internal static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };

    private Task Send(Guid user, string template, string path, CancellationToken ct) => mails.ToUser(user, template, null, PathTo(path), ct);

    private static string Mine(Guid id) => $"me/clearance/{id}";
}

/// <summary>What reviewers have to hear of a case. A talent cannot see who they are, so it is done afterwards, at the tenant.</summary>
public sealed record ClearanceNews(Guid CaseId);

/// <summary>Writes to the tenant's compliance reviewers that a talent has answered.</summary>
internal sealed class ClearanceNewsHandler(AppDb db, CurrentCall call, MailQueue mails) : IOutboxHandler<ClearanceNews>
{
    public async Task Handle(ClearanceNews message, OutboxDelivery delivery, CancellationToken ct)
    {
        // Looked at or ended meanwhile: there is nothing to hurry for.
        if (!await db.Cases.AtTenantOf(call).AnyAsync(c => c.Id == message.CaseId && c.ClosedAt == null && c.Clearance == ClearanceState.QuestionnaireDone, ct)) return;
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        foreach (var reviewer in staff.Where(m => m.Roles.Contains(PortalRole.ComplianceReviewer))) await mails.ToUser(reviewer.UserId, MailTemplates.ClearanceToReview, null, ClearanceMails.PathTo($"admin/clearance/{message.CaseId}"), ct);
    }
}
