using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Talents;

/// <summary>Asks for the scan of a CV in quarantine.</summary>
public sealed record CvScan(Guid UserId, Guid CvId, [property: Class(FieldClass.Internal)] string StorageName);

/// <summary>Has the scanner read the file. As long as the scanner is silent the file stays where it is and the scan is tried again.</summary>
internal sealed class CvScanHandler(FileScan scan, PortalDispatcher dispatcher) : IOutboxHandler<CvScan>
{
    public async Task Handle(CvScan message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (await scan.Read(KeyOwner.Person(message.UserId), message.StorageName, ct) is { } release)
            await dispatcher.Send(new RecordCvScan(message.CvId, release), CallOrigin.System("cv-scan", delivery.Tenant, onBehalfOf: message.UserId), ct);
    }
}
