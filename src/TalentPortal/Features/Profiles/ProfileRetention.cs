using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Profiles;

/// <summary>
/// Removed entries go once they cannot be put back any more, uploaded files that nobody took over after thirty days. What was
/// opened for a case that has ended is closed here, as staff cannot write it; it has opened nothing since the end.
/// </summary>
internal sealed class ProfileRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (removedBefore, uploadedBefore) = (now - ProfileEntry.PutBackFor, now - ResumeImport.Lifetime);
        await db.ProfileEntries.Where(e => e.UserId == userId && e.RemovedAt <= removedBefore).ExecuteDeleteAsync(ct);
        await db.ResumeImports.Where(i => i.UserId == userId && i.UploadedAt <= uploadedBefore).ExecuteDeleteAsync(ct);
        var ended = db.Cases.Where(c => c.TalentUserId == userId && c.ClosedAt != null).Select(c => (Guid?)c.LeadId);
        foreach (var grant in await db.Grants.Where(g => g.UserId == userId && g.Purpose == CaseCareer.Purpose && ended.Contains(g.SubjectId)).Live(now).ToListAsync(ct)) grant.Withdraw(now);
        foreach (var consent in await db.Consents.Where(c => c.UserId == userId && c.Kind == ConsentKind.CareerInCase && c.WithdrawnAt == null && ended.Contains(c.LeadId)).ToListAsync(ct)) consent.Withdraw(now);
        var removed = await db.ProfileEntries.Where(e => e.UserId == userId).MinAsync(e => e.RemovedAt, ct) + ProfileEntry.PutBackFor;
        var waiting = await db.ResumeImports.Where(i => i.UserId == userId).MinAsync(i => (DateTimeOffset?)i.UploadedAt, ct) + ResumeImport.Lifetime;
        return removed is null || waiting < removed ? waiting : removed;
    }
}

/// <summary>Notes that what was opened for a case has to be closed, now that it has ended.</summary>
internal sealed class SharingDues(PersonalDues dues, TimeProvider clock) : INotificationHandler<CaseClosed>
{
    public Task Handle(CaseClosed happened, CancellationToken ct) => happened.Case.TalentUserId is { } talent ? dues.Note(talent, clock.GetUtcNow(), ct) : Task.CompletedTask;
}
