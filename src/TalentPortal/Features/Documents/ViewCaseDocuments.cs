using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>The documents that the person opens in a case, to whoever answers for the case now, as deep as their tier sees. The reading is in the person's access log.</summary>
[Personal]
[Requires(DocumentsPermissions.Read)]
public sealed record ViewCaseDocuments(Guid CaseId) : IQuery<ViewCaseDocumentsResult>;

/// <param name="Depth">What the reader's tier sees.</param>
/// <param name="Today">By the clock of the organisation.</param>
public sealed record ViewCaseDocumentsResult(
    Guid CaseId, string Reference, DocumentDepth Depth, DateOnly Today, IReadOnlyList<ViewCaseDocumentsResult.Document> Documents, IReadOnlyList<ViewCaseDocumentsResult.Request> Requests)
{
    /// <param name="Facts">Null where only the end is shown.</param>
    /// <param name="Number">Its end alone.</param>
    /// <param name="File">The one in use, where it can be opened.</param>
    public sealed record Document(Guid Id, DocumentKind Kind, Bearer Bearer, DateOnly? ExpiresOn, DocumentFacts? Facts, string? Number, File? File, Check? Check, DateTimeOffset OpenUntil);

    public sealed record File(Guid Id, DateTimeOffset UploadedAt, bool CanBeOpened);

    /// <param name="IsOfFile">Whether it is about the file in use.</param>
    public sealed record Check(DocumentVerdict Verdict, string? Reason, string By, DateTimeOffset At, bool IsOfFile);

    public sealed record Request(Guid Id, DocumentKind Kind, Bearer Bearer, string? Reason, string By, DateTimeOffset At);
}

internal sealed class ViewCaseDocumentsHandler(AppDb db, CurrentCall call, CaseDesk desk, DocumentSight sight, SealedDocuments words, AccessLog access, TimeProvider clock)
    : IRequestHandler<ViewCaseDocuments, Outcome<ViewCaseDocumentsResult>>
{
    public async Task<Outcome<ViewCaseDocumentsResult>> Handle(ViewCaseDocuments request, CancellationToken ct)
    {
        if (await desk.See(request.CaseId, ct) is not var (one, seen, _) || await sight.OpenTo(one, seen, ct) is not { } open) return Outcome.NotFound;
        var (talent, tenant, depth) = (one.TalentUserId!.Value, call.RequiredTenant, DocumentSight.DepthOf(one.Tier));
        var ids = open.Keys.ToList();
        var found = await db.Documents.AsNoTracking().Where(d => d.UserId == talent && ids.Contains(d.Id)).OrderBy(d => d.AddedAt).ToListAsync(ct);
        var isWhole = depth == DocumentDepth.Whole;
        var files = isWhole ? (await db.DocumentFiles.AsNoTracking().Where(f => f.UserId == talent && ids.Contains(f.DocumentId)).ToListAsync(ct)).ToLookup(f => f.DocumentId) : null;
        var checks = isWhole ? (await db.DocumentChecks.AsNoTracking().AtTenantOf(call).Where(c => c.CaseId == one.Id).ToListAsync(ct)).ToLookup(c => c.DocumentId) : null;
        List<ViewCaseDocumentsResult.Document> documents = [];
        foreach (var document in found)
        {
            if (DocumentKinds.Find(document.Kind) is not { } kind) continue;
            var file = files?[document.Id].InUse();
            var check = checks?[document.Id].MaxBy(c => c.CheckedAt);
            documents.Add(new(
                document.Id, kind, document.Bearer, document.ExpiresOn, isWhole ? document.Facts : null, isWhole ? SealedDocuments.Masked(await words.OpenNumber(document, ct)) : null,
                file is null ? null : new(file.Id, file.UploadedAt, file.CanBeOpened),
                check is null ? null : new(check.Verdict, await words.Open(check, ct), check.CheckedBy, check.CheckedAt, check.FileId == file?.Id), open[document.Id]));
        }

        List<ViewCaseDocumentsResult.Request> asked = [];
        if (isWhole)
            foreach (var row in await db.DocumentRequests.AsNoTracking().AtTenantOf(call).Where(r => r.CaseId == one.Id && r.SettledAt == null).OrderBy(r => r.AskedAt).ToListAsync(ct))
                if (DocumentKinds.Find(row.Kind) is { } kind) asked.Add(new(row.Id, kind, row.Bearer, await words.Open(row, ct), row.AskedBy, row.AskedAt));
        if (documents.Count > 0) await access.Record(talent, tenant.Name, TalentCase.Purpose, isWhole ? "documents" : "documents-validity", FieldClass.Sensitive, one.Id, ct);
        return new ViewCaseDocumentsResult(one.Id, one.Reference, depth, tenant.DayAt(clock.GetUtcNow()), documents, asked);
    }
}
