using TalentPortal.Components;
using TalentPortal.Features.Cards.Domain;

namespace TalentPortal.Features.Cards;

/// <summary>How the states of a request look.</summary>
internal static class ContactWords
{
    public static StatusKind Kind(ContactState state) => state switch
    {
        ContactState.Waiting => StatusKind.Waiting,
        ContactState.Accepted => StatusKind.Done,
        _ => StatusKind.Closed,
    };
}
