using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Documents;

/// <summary>Asks for the scan of a document's file in quarantine.</summary>
public sealed record DocumentScan(Guid UserId, Guid FileId, [property: Class(FieldClass.Internal)] string StorageName);

/// <summary>Has the scanner read the file. As long as the scanner is silent the file stays where it is and the scan is tried again.</summary>
internal sealed class DocumentScanHandler(SealedFileStore files, IEnumerable<IFileScanner> scanners, PortalDispatcher dispatcher) : IOutboxHandler<DocumentScan>
{
    /// <summary>A delivery must end within 10 s; a scanner that needs longer is asked again when it is less busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public async Task Handle(DocumentScan message, OutboxDelivery delivery, CancellationToken ct)
    {
        var scanner = scanners.SingleOrDefault() ?? throw new InvalidOperationException("The scanner that this file waits for is no longer configured.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        // Removed or erased meanwhile: there is nothing to scan.
        if (await files.Open(KeyOwner.Person(message.UserId), message.StorageName, limit.Token) is not { } content) return;
        await using (content)
        {
            var release = QuarantinePolicy.After(await scanner.Scan(content, limit.Token));
            if (release == FileRelease.Quarantined) throw new InvalidOperationException("The scanner did not answer.");
            await dispatcher.Send(new RecordDocumentScan(message.FileId, release), CallOrigin.System("document-scan", delivery.Tenant, onBehalfOf: message.UserId), ct);
        }
    }
}
