using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Opens the file in use of a document that is open in a case, to be shown under a mark that says to whom. The opening is in the person's access log.</summary>
[Personal]
[Requires(DocumentsPermissions.Check)]
public sealed record OpenCaseDocument(Guid CaseId, Guid DocumentId) : IQuery<OpenCaseDocumentResult>;

/// <param name="Mark">Who opens it, for which case, and when.</param>
public sealed record OpenCaseDocumentResult(Guid OwnerUserId, string StorageName, FileKind Kind, string Reference, string Mark);

internal sealed class OpenCaseDocumentHandler(AppDb db, CurrentCall call, CaseDesk desk, DocumentSight sight, AccessLog access, TimeProvider clock) : IRequestHandler<OpenCaseDocument, Outcome<OpenCaseDocumentResult>>
{
    public async Task<Outcome<OpenCaseDocumentResult>> Handle(OpenCaseDocument request, CancellationToken ct)
    {
        if (await desk.See(request.CaseId, ct) is not var (one, seen, _) || DocumentSight.DepthOf(one.Tier) != DocumentDepth.Whole) return Outcome.NotFound;
        if (await sight.OpenTo(one, seen, ct) is not { } open || !open.ContainsKey(request.DocumentId)) return Outcome.NotFound;
        var (talent, tenant) = (one.TalentUserId!.Value, call.RequiredTenant);
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == request.DocumentId, ct) is not { } document) return Outcome.NotFound;
        var file = (await db.DocumentFiles.AsNoTracking().Where(f => f.UserId == talent && f.DocumentId == document.Id).ToListAsync(ct)).InUse();
        if (file is not { CanBeOpened: true }) return Outcome.NotFound;
        await access.Record(talent, tenant.Name, TalentCase.Purpose, "document-" + document.Kind, FieldClass.Sensitive, one.Id, ct);
        return new OpenCaseDocumentResult(talent, file.StorageName, file.Kind, one.Reference, PaperMarks.Words(tenant.Name.En ?? tenant.Slug, call.RequiredUserId, $"case {one.Reference}", clock.GetUtcNow()));
    }
}
