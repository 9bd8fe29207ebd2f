using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Documents;

/// <summary>Hands out and forgets a person's documents, and what was asked and said about them.</summary>
internal sealed class DocumentData(AppDb db, SealedDocuments words, StoredFiles files) : IPersonalDataHolder
{
    public string Section => "documents";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        var versions = (await db.DocumentFiles.AsNoTracking().Where(f => f.UserId == userId).OrderBy(f => f.UploadedAt).ToListAsync(ct)).ToLookup(f => f.DocumentId);
        List<object> kept = [], requests = [], checks = [];
        foreach (var d in await db.Documents.AsNoTracking().Where(d => d.UserId == userId).OrderBy(d => d.AddedAt).ToListAsync(ct))
        {
            List<object> own = [];
            foreach (var f in versions[d.Id]) own.Add(new { f.Id, FileName = await words.OpenFileName(f, ct), f.Kind, f.Length, f.Sha256, f.Metadata, f.Release, f.UploadedAt });
            kept.Add(new
            {
                d.Id, d.Kind, d.Bearer, d.CountryCode, Number = await words.OpenNumber(d, ct), d.IssuedOn, d.ExpiresOn, d.Translation, d.Legalisation, d.AddedAt, d.ChangedAt, d.WarnedDays, Files = own,
            });
        }

        foreach (var r in await db.DocumentRequests.AsNoTracking().Where(r => r.TalentUserId == userId).OrderBy(r => r.AskedAt).ToListAsync(ct))
            requests.Add(new { r.Id, r.TenantId, r.CaseId, r.Kind, r.Bearer, Reason = await words.Open(r, ct), r.AskedBy, r.AskedAt, r.SettledAt });
        foreach (var c in await db.DocumentChecks.AsNoTracking().Where(c => c.TalentUserId == userId).OrderBy(c => c.CheckedAt).ToListAsync(ct))
            checks.Add(new { c.Id, c.TenantId, c.CaseId, c.DocumentId, c.FileId, c.Verdict, Reason = await words.Open(c, ct), c.CheckedBy, c.CheckedAt });
        return new { Kept = kept, Requests = requests, Checks = checks };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var file in await db.DocumentFiles.Where(f => f.UserId == userId).Select(f => f.StorageName).ToListAsync(ct)) await files.Remove(file, ct);
        await db.DocumentFiles.Where(f => f.UserId == userId).ExecuteDeleteAsync(ct);
        await db.Documents.Where(d => d.UserId == userId).ExecuteDeleteAsync(ct);
        await db.DocumentRequests.Where(r => r.TalentUserId == userId).ExecuteDeleteAsync(ct);
        await db.DocumentChecks.Where(c => c.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
