using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Removes a document with all its files: nobody can open it any more, and its files are deleted.</summary>
[SignedIn]
public sealed record RemoveDocument(Guid Id) : ICommand<Done>;

internal sealed class RemoveDocumentHandler(AppDb db, CurrentCall call, StoredFiles files, TimeProvider clock) : IRequestHandler<RemoveDocument, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveDocument request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        await db.LockDocuments(user, ct);
        if (await db.Documents.SingleOrDefaultAsync(d => d.UserId == user && d.Id == request.Id, ct) is not { } document) return Outcome.NotFound;
        foreach (var file in await db.DocumentFiles.Where(f => f.UserId == user && f.DocumentId == document.Id).ToListAsync(ct))
        {
            await files.Remove(file.StorageName, ct);
            db.Remove(file);
        }

        foreach (var grant in await db.Grants.Where(g => g.UserId == user && g.RecordId == document.Id).Live(now).ToListAsync(ct)) grant.Withdraw(now);
        db.Remove(document);
        return Done.Value;
    }
}
