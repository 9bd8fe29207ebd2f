using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Talents;

/// <summary>Hands out and forgets profile, CVs, consents, grants and the access log.</summary>
internal sealed class TalentData(AppDb db, SealedProfile profiles, StoredFiles files, IRecipientNames recipients) : IPersonalDataHolder
{
    public string Section => "talent";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == userId, ct);
        var open = profile is null ? null : await profiles.Open(profile, ct);
        List<object> cvs = [];
        foreach (var cv in await db.CvDocuments.AsNoTracking().Where(d => d.UserId == userId).OrderBy(d => d.UploadedAt).ToListAsync(ct))
            cvs.Add(new { cv.Id, FileName = await profiles.OpenFileName(cv, ct), cv.Kind, cv.Length, cv.Sha256, cv.Metadata, cv.Release, cv.UploadedAt, cv.RemovedAt });
        var names = await recipients.Of(userId, ct);
        var consents = await db.Consents.AsNoTracking().Where(c => c.UserId == userId).OrderBy(c => c.GivenAt).ToListAsync(ct);
        // What was given with an application to an employer that stays unnamed: the ids would say which it is.
        var unnamed = consents.Where(c => names.Of(c.ApplicationId, c.EmployerId, c.EmployerName).IsUnnamed).Select(c => c.ApplicationId).ToHashSet();
        return new
        {
            Profile = profile is null ? null : new
            {
                open!.Name, open.Email, open.Phone, open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom, profile.CreatedAt, profile.ChangedAt,
            },
            Cvs = cvs,
            Consents = consents.Select(c => new
            {
                c.Id, c.Kind, c.TenantId, EmployerId = Unless(names.Of(c.ApplicationId, c.EmployerId, c.EmployerName).IsUnnamed, c.EmployerId), EmployerName = names.Of(c.ApplicationId, c.EmployerId, c.EmployerName).Name,
                c.ApplicationId, c.LeadId, c.ContactRequestId, c.ReferralId, c.TransferId, c.TextVersion, c.TextHash, c.Language, c.Channel, c.GivenAt, c.WithdrawnAt,
            }).ToList(),
            Grants = (await db.Grants.AsNoTracking().Where(g => g.UserId == userId).OrderBy(g => g.GivenAt).ToListAsync(ct))
                .Select(g => new { g.Id, g.TenantId, EmployerId = Unless(unnamed.Contains(g.SubjectId), g.EmployerId), g.Scope, g.RecordId, g.Purpose, g.SubjectId, g.GivenAt, g.ExpiresAt, g.WithdrawnAt }).ToList(),
            AccessLog = (await db.Set<AccessEntry>().AsNoTracking().Where(e => e.UserId == userId).OrderBy(e => e.Number).ToListAsync(ct)).Select(e => new
            {
                e.Id, e.Number, e.At, ActorUserId = Unless(unnamed.Contains(e.SubjectId), e.ActorUserId), e.Side, e.TenantId, EmployerId = Unless(unnamed.Contains(e.SubjectId), e.EmployerId),
                Organisation = names.Of(e.Purpose == AccessLog.Application ? e.SubjectId : null, e.EmployerId, e.Organisation).Name, e.Purpose, e.What, e.HighestClass, e.SubjectId,
            }).ToList(),
        };
    }

    private static Guid? Unless(bool isUnnamed, Guid? id) => isUnnamed ? null : id;

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.TalentProfiles.Where(p => p.UserId == userId).ExecuteDeleteAsync(ct);
        foreach (var file in await db.CvDocuments.Where(d => d.UserId == userId && d.RemovedAt == null).Select(d => d.StorageName).ToListAsync(ct)) await files.Remove(file, ct);
        await db.CvDocuments.Where(d => d.UserId == userId).ExecuteDeleteAsync(ct);
        var consents = await db.Consents.Where(c => c.UserId == userId).ToListAsync(ct);
        foreach (var consent in consents) consent.Withdraw(now);
        foreach (var grant in await db.Grants.Where(g => g.UserId == userId && g.WithdrawnAt == null).ToListAsync(ct)) grant.Withdraw(now);
        // Who agreed to what, and who read what, has to be provable for three years; both name no one once the account is gone.
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        List<Kept> kept = consents.Count == 0 ? [] : [new Kept("consents", today.AddYears(Consent.KeptYears))];
        if (await db.Set<AccessEntry>().AnyAsync(e => e.UserId == userId, ct)) kept.Add(new Kept("access-log", today.AddYears(AccessLog.KeptYears)));
        return kept;
    }
}
