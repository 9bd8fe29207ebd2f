using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Conversations;

/// <summary>Notes what the virus scanner said about a file that was sent in a case. Sent by the system.</summary>
/// <param name="Id">Of the file.</param>
[SystemOnly]
public sealed record RecordFileScan(Guid Id, FileRelease Release) : ICommand<Done>;

internal sealed class RecordFileScanValidator : AbstractValidator<RecordFileScan>
{
    public RecordFileScanValidator() => RuleFor(x => x.Release).Must(release => release is FileRelease.Released or FileRelease.Infected).Says("SendFile_Missing");
}

internal sealed class RecordFileScanHandler(AppDb db, CurrentCall call, StoredFiles files, ConversationBook book) : IRequestHandler<RecordFileScan, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RecordFileScan request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        // Erased while the scanner was busy: its file is on its way out already.
        if (await db.CaseFiles.AtTenantOf(call).SingleOrDefaultAsync(f => f.Id == request.Id, ct) is not { } file) return Done.Value;
        file.Scanned(request.Release);
        if (file.Release == FileRelease.Infected) await files.Remove(file.StorageName, ct);
        book.Changed(await db.Cases.SingleAsync(c => c.TenantId == file.TenantId && c.Id == file.CaseId, ct));
        return Done.Value;
    }
}

/// <summary>Has the scanner read the file. As long as the scanner is silent the file stays where it is and the scan is tried again.</summary>
internal sealed class CaseFileScanHandler(FileScan scan, PortalDispatcher dispatcher) : IOutboxHandler<CaseFileScan>
{
    public async Task Handle(CaseFileScan message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (await scan.Read(KeyOwner.Person(message.UserId), message.StorageName, ct) is { } release)
            await dispatcher.Send(new RecordFileScan(message.FileId, release), CallOrigin.System("case-file-scan", delivery.Tenant), ct);
    }
}
