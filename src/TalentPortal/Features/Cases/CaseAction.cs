namespace TalentPortal.Features.Cases;

/// <summary>What can be done with a case on its page, in the order in which it is offered.</summary>
public enum CaseAction
{
    Entry,
    Next,
    Clock,
    Move,
    HandOver,
    Arrival,
    Note,
    Assign,
    Close,
}
