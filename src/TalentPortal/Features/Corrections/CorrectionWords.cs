using TalentPortal.Components;
using TalentPortal.Features.Corrections.Domain;

namespace TalentPortal.Features.Corrections;

/// <summary>How states of reports look.</summary>
internal static class CorrectionWords
{
    public static StatusKind Badge(CorrectionState state, bool isOverdue) =>
        state == CorrectionState.Answered ? StatusKind.Done : isOverdue ? StatusKind.Overdue : state == CorrectionState.InWork ? StatusKind.Due : StatusKind.Waiting;
}
