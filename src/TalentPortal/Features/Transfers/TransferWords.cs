using TalentPortal.Components;
using TalentPortal.Features.Transfers.Domain;

namespace TalentPortal.Features.Transfers;

/// <summary>How transfers look on all their pages.</summary>
internal static class TransferWords
{
    public static StatusKind Kind(TransferState state, bool forTalent = false) => state switch
    {
        TransferState.Asked => forTalent ? StatusKind.Due : StatusKind.Waiting,
        TransferState.Offered => StatusKind.Waiting,
        TransferState.Accepted => StatusKind.Done,
        TransferState.Bounced => StatusKind.Overdue,
        _ => StatusKind.Closed,
    };
}
