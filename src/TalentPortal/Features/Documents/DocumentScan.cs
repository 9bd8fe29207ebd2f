using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Documents;

/// <summary>Asks for the scan of a document's file in quarantine.</summary>
public sealed record DocumentScan(Guid UserId, Guid FileId, [property: Class(FieldClass.Internal)] string StorageName);

/// <summary>Has the scanner read the file. As long as the scanner is silent the file stays where it is and the scan is tried again.</summary>
internal sealed class DocumentScanHandler(FileScan scan, PortalDispatcher dispatcher) : IOutboxHandler<DocumentScan>
{
    public async Task Handle(DocumentScan message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (await scan.Read(KeyOwner.Person(message.UserId), message.StorageName, ct) is { } release)
            await dispatcher.Send(new RecordDocumentScan(message.FileId, release), CallOrigin.System("document-scan", delivery.Tenant, onBehalfOf: message.UserId), ct);
    }
}
