using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>The documents that the person keeps, what was said of them, and what is asked for.</summary>
[SignedIn]
public sealed record BrowseDocuments : IQuery<BrowseDocumentsResult>;

/// <param name="HasProfile">Nothing is kept before a profile is: there one agrees to be kept.</param>
/// <param name="Today">In China, where the documents are used.</param>
public sealed record BrowseDocumentsResult(bool HasProfile, DateOnly Today, IReadOnlyList<BrowseDocumentsResult.Document> Documents, IReadOnlyList<BrowseDocumentsResult.Request> Requests)
{
    /// <param name="Files">The newest, which is in use, first.</param>
    /// <param name="ToAgree">Consents without which no file is taken.</param>
    /// <param name="Checks">What was found of it, case by case.</param>
    public sealed record Document(
        Guid Id, DocumentKind Kind, DocumentFacts Facts, string? Number, IReadOnlyList<File> Files, IReadOnlyList<ConsentKind> ToAgree, IReadOnlyList<Opening> OpenTo, IReadOnlyList<Check> Checks, uint Version);

    public sealed record File(Guid Id, string Name, FileKind Kind, long Length, MetadataState Metadata, FileRelease Release, DateTimeOffset UploadedAt);

    public sealed record Opening(Bilingual Organisation, DateTimeOffset Until);

    /// <param name="IsOfNewest">Whether the file in use is the one that was looked at.</param>
    public sealed record Check(Bilingual Organisation, DocumentVerdict Verdict, string? Reason, string By, DateTimeOffset At, bool IsOfNewest);

    public sealed record Request(Guid Id, Guid CaseId, Bilingual Organisation, DocumentKind Kind, Bearer Bearer, string? Reason, string By, DateTimeOffset At);
}

internal sealed class BrowseDocumentsHandler(AppDb db, CurrentCall call, SealedDocuments words, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseDocuments, Outcome<BrowseDocumentsResult>>
{
    /// <summary>China's, all year round.</summary>
    private static readonly TimeSpan china = TimeSpan.FromHours(8);

    public async Task<Outcome<BrowseDocumentsResult>> Handle(BrowseDocuments request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var files = (await db.DocumentFiles.AsNoTracking().Where(f => f.UserId == user).OrderByDescending(f => f.UploadedAt).ThenByDescending(f => f.Id).ToListAsync(ct)).ToLookup(f => f.DocumentId);
        var checks = (await db.DocumentChecks.AsNoTracking().Where(c => c.TalentUserId == user).OrderByDescending(c => c.CheckedAt).ToListAsync(ct)).ToLookup(c => c.DocumentId);
        var grants = (await db.Grants.AsNoTracking().Where(g => g.UserId == user && g.Scope == GrantScope.Document && g.RecordId != null).Live(now).ToListAsync(ct)).ToLookup(g => g.RecordId!.Value);
        var given = await db.PaperConsents(user, ct);
        List<BrowseDocumentsResult.Document> documents = [];
        foreach (var document in await db.Documents.AsNoTracking().Where(d => d.UserId == user).OrderBy(d => d.AddedAt).ToListAsync(ct))
        {
            if (DocumentKinds.Find(document.Kind) is not { } kind) continue;
            List<BrowseDocumentsResult.File> versions = [];
            foreach (var file in files[document.Id]) versions.Add(new(file.Id, await words.OpenFileName(file, ct), file.Kind, file.Length, file.Metadata, file.Release, file.UploadedAt));
            List<BrowseDocumentsResult.Check> found = [];
            // Of each organisation what it said last.
            foreach (var check in checks[document.Id].DistinctBy(c => c.TenantId))
                found.Add(new(await NameOf(check.TenantId, ct), check.Verdict, await words.Open(check, ct), check.CheckedBy, check.CheckedAt, files[document.Id].InUse()?.Id == check.FileId));
            List<BrowseDocumentsResult.Opening> open = [];
            foreach (var grant in grants[document.Id].DistinctBy(g => g.TenantId)) open.Add(new(await NameOf(grant.TenantId, ct), grant.ExpiresAt));
            documents.Add(new(
                document.Id, kind, document.Facts, await words.OpenNumber(document, ct), versions, [.. document.Consents.Where(consent => !given.Contains(consent))], open, found, document.Version));
        }

        List<BrowseDocumentsResult.Request> asked = [];
        foreach (var one in await db.DocumentRequests.AsNoTracking().Where(r => r.TalentUserId == user && r.SettledAt == null).OrderBy(r => r.AskedAt).ToListAsync(ct))
            if (DocumentKinds.Find(one.Kind) is { } kind) asked.Add(new(one.Id, one.CaseId, await NameOf(one.TenantId, ct), kind, one.Bearer, await words.Open(one, ct), one.AskedBy, one.AskedAt));
        var hasProfile = await db.TalentProfiles.AnyAsync(p => p.UserId == user, ct);
        return new BrowseDocumentsResult(hasProfile, DateOnly.FromDateTime(now.ToOffset(china).DateTime), documents, asked);
    }

    private async Task<Bilingual> NameOf(Guid tenant, CancellationToken ct) => (await tenants.ById(tenant, ct))?.Name ?? Bilingual.Empty;
}
