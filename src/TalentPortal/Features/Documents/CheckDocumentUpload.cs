using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Whether the person may add a file to a document now: asked before a file is received, so that nothing is taken without consent and nobody sends 10 MB in vain.</summary>
[SignedIn]
public sealed record CheckDocumentUpload(Guid DocumentId) : IQuery<CheckDocumentUploadResult>;

/// <param name="UserId">Under whose key the file is sealed.</param>
public sealed record CheckDocumentUploadResult(Guid UserId);

internal sealed class CheckDocumentUploadHandler(AppDb db, CurrentCall call) : IRequestHandler<CheckDocumentUpload, Outcome<CheckDocumentUploadResult>>
{
    public async Task<Outcome<CheckDocumentUploadResult>> Handle(CheckDocumentUpload request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == user && d.Id == request.DocumentId, ct) is not { } document) return Outcome.NotFound;
        return (await db.MissingConsents(document, ct)).Count > 0 ? Outcome.Refused("StoreDocumentFile_ConsentFirst") : new CheckDocumentUploadResult(user);
    }
}
