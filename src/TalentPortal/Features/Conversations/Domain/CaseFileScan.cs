using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations.Domain;

/// <summary>Asks for the scan of a file in quarantine that was sent in a case.</summary>
public sealed record CaseFileScan(Guid UserId, Guid FileId, [property: Class(FieldClass.Internal)] string StorageName);
