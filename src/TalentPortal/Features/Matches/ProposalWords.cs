using TalentPortal.Components;
using TalentPortal.Features.Matches.Domain;

namespace TalentPortal.Features.Matches;

/// <summary>How proposals look on the pages of both sides.</summary>
internal static class ProposalWords
{
    /// <summary>Where it stands, as a stable word: its state, or that the posting is over, or that the talent applied.</summary>
    public static string Word(OpenProposal one) => one switch
    {
        { State: not ProposalState.Proposed } => one.State.ToString(),
        { IsApplied: true } => "Applied",
        { IsOver: true } => "Over",
        _ => nameof(ProposalState.Proposed),
    };

    public static StatusKind Kind(OpenProposal one, bool forTalent) => one switch
    {
        { State: ProposalState.Proposed, IsApplied: true } => StatusKind.Done,
        { State: ProposalState.Proposed, IsOver: false } => forTalent ? StatusKind.Due : StatusKind.Waiting,
        _ => StatusKind.Closed,
    };
}
