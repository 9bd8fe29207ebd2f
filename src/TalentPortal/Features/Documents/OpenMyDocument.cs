using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Opens a file of one of the person's own documents, as they uploaded it.</summary>
/// <param name="Id">Of the file.</param>
[SignedIn]
public sealed record OpenMyDocument(Guid Id) : IQuery<OpenMyDocumentResult>;

public sealed record OpenMyDocumentResult(Guid OwnerUserId, string StorageName, string FileName, FileKind Kind);

internal sealed class OpenMyDocumentHandler(AppDb db, CurrentCall call, SealedDocuments words) : IRequestHandler<OpenMyDocument, Outcome<OpenMyDocumentResult>>
{
    public async Task<Outcome<OpenMyDocumentResult>> Handle(OpenMyDocument request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var file = await db.DocumentFiles.AsNoTracking().SingleOrDefaultAsync(f => f.UserId == user && f.Id == request.Id, ct);
        return file is { CanBeOpened: true } ? new OpenMyDocumentResult(user, file.StorageName, await words.OpenFileName(file, ct), file.Kind) : Outcome.NotFound;
    }
}
