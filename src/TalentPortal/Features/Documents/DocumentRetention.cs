using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Documents;

/// <summary>
/// What falls due of a person's documents: they are told before one ends, by a mail that says nothing of which, and what was opened
/// for a case that has ended is closed here, as staff cannot write it. Documents themselves stay until their person removes them.
/// </summary>
internal sealed class DocumentRetention(AppDb db, MailQueue mails, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var ended = db.Cases.Where(c => c.TalentUserId == userId && c.ClosedAt != null).Select(c => (Guid?)c.LeadId);
        foreach (var grant in await db.Grants.Where(g => g.UserId == userId && g.Purpose == DocumentSight.Purpose && ended.Contains(g.SubjectId)).Live(now).ToListAsync(ct)) grant.Withdraw(now);
        foreach (var consent in await db.Consents.Where(c => c.UserId == userId && c.Kind == ConsentKind.DocumentsInCase && c.WithdrawnAt == null && ended.Contains(c.LeadId)).ToListAsync(ct)) consent.Withdraw(now);

        var ending = await db.Documents.Where(d => d.UserId == userId && d.ExpiresOn >= today).ToListAsync(ct);
        var told = false;
        foreach (var document in ending)
        {
            if (document.WarningDue(today) is not { } days) continue;
            document.Warned(days);
            told = true;
        }

        // One mail, however many end.
        if (told) await mails.ToUser(userId, MailTemplates.DocumentsEnd, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "me/documents" }, ct);
        var next = ending.SelectMany(d => TalentDocument.WarnDays.Select(days => d.ExpiresOn!.Value.AddDays(-days))).Where(day => day > today).Order().Select(day => (DateOnly?)day).FirstOrDefault();
        return next is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
    }
}
