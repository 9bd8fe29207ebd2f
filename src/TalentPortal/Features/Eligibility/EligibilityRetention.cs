using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Eligibility;

/// <summary>What nobody looked at for long is asked about once, and then it goes.</summary>
internal sealed class EligibilityRetention(AppDb db, EligibilityDesk desk, MailQueue mails, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await desk.Sheet(userId, ct) is not { } sheet) return null;
        if (sheet.VisitedAt.AddMonths(EligibilitySheet.KeptMonths) is var due && due > now) return due;
        if (sheet.AskedAt is not { } asked)
        {
            sheet.Ask(now);
            await mails.ToUser(userId, MailTemplates.EligibilityUnvisited, null, new Dictionary<string, string> { [MailTemplates.Path] = "me/eligibility" }, ct);
            return now.AddDays(EligibilitySheet.AskedDays);
        }

        if (asked.AddDays(EligibilitySheet.AskedDays) is var end && end > now) return end;
        foreach (var consent in await db.Consents.Where(c => c.UserId == userId && c.Kind == ConsentKind.EligibilityAnswers && c.WithdrawnAt == null).ToListAsync(ct)) consent.Withdraw(now);
        db.Entry(sheet).State = EntityState.Detached;
        await desk.Forget(userId, ct);
        return null;
    }
}
