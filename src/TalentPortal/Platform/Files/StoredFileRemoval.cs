using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Files;

/// <summary>
/// A file to be deleted once the command that gave it up has committed: deleted before, it would be missing when the
/// command fails; forgotten, it would lie there for ever.
/// </summary>
public sealed record StoredFileRemoval([property: Class(FieldClass.Internal)] string StorageName);

internal sealed class StoredFileRemovalHandler(SealedFileStore files) : IOutboxHandler<StoredFileRemoval>
{
    // A second delivery finds nothing, which is what it wants; one that fails comes again.
    public Task Handle(StoredFileRemoval message, OutboxDelivery delivery, CancellationToken ct) => files.Delete(message.StorageName, ct);
}
