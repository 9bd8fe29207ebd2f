using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Documents;

/// <summary>Notes what the virus scanner said about a document's file. Sent by the system on behalf of its owner.</summary>
/// <param name="Id">Of the file.</param>
[SystemOnly]
public sealed record RecordDocumentScan(Guid Id, FileRelease Release) : ICommand<Done>;

internal sealed class RecordDocumentScanValidator : AbstractValidator<RecordDocumentScan>
{
    public RecordDocumentScanValidator() => RuleFor(x => x.Release).Must(release => release is FileRelease.Released or FileRelease.Infected).Says("StoreDocumentFile_Missing");
}

internal sealed class RecordDocumentScanHandler(AppDb db, CurrentCall call, StoredFiles files) : IRequestHandler<RecordDocumentScan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RecordDocumentScan request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        // Removed or erased while the scanner was busy: its file is on its way out already.
        if (await db.DocumentFiles.SingleOrDefaultAsync(f => f.UserId == user && f.Id == request.Id, ct) is not { } file) return Done.Value;
        file.Scanned(request.Release);
        if (file.Release == FileRelease.Infected) await files.Remove(file.StorageName, ct);
        return Done.Value;
    }
}
