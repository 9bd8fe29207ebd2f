using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Adds a version to a document; its content already lies sealed in the file store. The newest is in use, old ones go.</summary>
[SignedIn]
public sealed record StoreDocumentFile(Guid DocumentId, FileReceipt Receipt) : ICommand<StoreDocumentFileResult>;

/// <param name="StorageName">The file that is now on record: another one than the receipt's, when the same form was sent twice.</param>
public sealed record StoreDocumentFileResult(Guid Id, string StorageName);

internal sealed class StoreDocumentFileValidator : AbstractValidator<StoreDocumentFile>
{
    public StoreDocumentFileValidator()
    {
        RuleFor(x => x.Receipt).NotNull().Says("StoreDocumentFile_Missing");
        RuleFor(x => x.Receipt.Kind).Must(kind => UploadRules.Scans.Kinds.Contains(kind)).When(x => x.Receipt is not null).Says("StoreDocumentFile_Missing");
    }
}

internal sealed class StoreDocumentFileHandler(AppDb db, CurrentCall call, SealedDocuments words, QuarantinePolicy quarantine, StoredFiles files, Outbox outbox, TimeProvider clock)
    : IRequestHandler<StoreDocumentFile, Outcome<StoreDocumentFileResult>>
{
    public async Task<Outcome<StoreDocumentFileResult>> Handle(StoreDocumentFile request, CancellationToken ct)
    {
        var (user, now, receipt) = (call.RequiredUserId, clock.GetUtcNow(), request.Receipt);
        await db.LockDocuments(user, ct);
        if (await db.Documents.SingleOrDefaultAsync(d => d.UserId == user && d.Id == request.DocumentId, ct) is not { } document) return Outcome.NotFound;
        if ((await db.MissingConsents(document, ct)).Count > 0) return Outcome.Refused("StoreDocumentFile_ConsentFirst");
        var there = await db.DocumentFiles.Where(f => f.UserId == user && f.DocumentId == document.Id).OrderByDescending(f => f.UploadedAt).ThenByDescending(f => f.Id).ToListAsync(ct);
        foreach (var old in there.Skip(DocumentFile.MostPerDocument - 1))
        {
            await files.Remove(old.StorageName, ct);
            db.Remove(old);
        }

        var id = Guid.CreateVersion7(now);
        db.DocumentFiles.Add(DocumentFile.Upload(id, user, document.Id, receipt, await words.SealFileName(user, id, receipt.CleanName, ct), quarantine.OnArrival, now));
        files.Keep(receipt.StorageName);
        if (quarantine.ScansFiles) outbox.Add(new DocumentScan(user, id, receipt.StorageName));
        return new StoreDocumentFileResult(id, receipt.StorageName);
    }
}
