namespace TalentPortal.Features.Cases.Domain;

/// <summary>Whether a case moves by the work of its consultant, or for whom it waits.</summary>
public enum CaseClock
{
    Running,
    WaitingTalent,
    WaitingEmployer,
    WaitingAuthority,
}

/// <summary>Where a case stands with the questions about what the talent owes others.</summary>
public enum ClearanceState
{
    NotChecked,

    /// <summary>The talent has answered; the compliance reviewer has not looked yet.</summary>
    QuestionnaireDone,

    /// <summary>The reviewer asks back.</summary>
    QuestionsOpen,

    /// <summary>What the talent answered clears the case.</summary>
    ClearedByTalent,

    /// <summary>The talent took legal advice, and the case may go on.</summary>
    CounselAdvised,

    /// <summary>The case may not go on, for a reason that the talent reads.</summary>
    Stopped,
}

/// <summary>Why a case ended. The talent reads it too.</summary>
public enum CaseCloseReason
{
    Settled,
    Withdrew,
    NoMatch,
    OfferDeclined,
    OfferWithdrawn,
    ClearanceStop,
    PermitRefused,
    Family,
    Health,
    Pay,
    OtherJob,
    NoReply,
    Duplicate,
    DataDeletion,

    /// <summary>Another organisation took it on, where it goes on. Nobody chooses it: it follows from their answer.</summary>
    PassedOn,
}

/// <summary>What an entry of the timeline tells.</summary>
public enum CaseEntryKind
{
    Opened,
    StageMoved,
    ClockChanged,
    NextAction,

    /// <summary>Words shared between staff and talent.</summary>
    Note,
    Assigned,
    HandOverOffered,
    HandOverAccepted,
    HandOverReturned,
    HandOverBounced,
    HandOverObjected,
    HandOverWithdrawn,
    AftercareAgreed,
    AftercareEnded,

    /// <summary>The consultant asks the talent to share parts of the career record.</summary>
    CareerAsked,

    /// <summary>Where the case stands with the clearance questions.</summary>
    Clearance,
    Closed,

    /// <summary>A consultant took tasks from the plan of a route.</summary>
    TasksPlanned,
    TaskDone,
    TaskNotNeeded,
    TaskReopened,

    /// <summary>On which day the talent arrived.</summary>
    Arrived,

    /// <summary>The talent answered a check-in.</summary>
    CheckIn,

    /// <summary>Given to a colleague because the former one leaves.</summary>
    AssignedForLeaving,

    /// <summary>Given to a colleague because the former one is away for long.</summary>
    AssignedForLeave,

    /// <summary>Given to a colleague who has more room.</summary>
    AssignedForLoad,

    /// <summary>The campus sees the case no more, and it went back.</summary>
    CampusEnded,

    /// <summary>The talent is asked to let the campus see the case some days longer.</summary>
    CampusAsked,

    /// <summary>The talent agreed to that.</summary>
    CampusLonger,

    /// <summary>The campus asked colleagues for help, and for what kind of thing.</summary>
    HelpAsked,

    /// <summary>Whoever answers for it is away, and somebody stands in. Before: the last day and who is away; after: who stands in.</summary>
    CoverBegan,

    /// <summary>Nobody stands in any more. Before: who stood in; after: who answers for it.</summary>
    CoverEnded,

    /// <summary>Of an appointment. Before: its day; after: what became of it.</summary>
    Appointment,

    /// <summary>Of a referral. Before: to whom; after: what became of it.</summary>
    Referral,

    /// <summary>Of another organisation that is to take the case on. Before: which; after: what became of it.</summary>
    Transfer,

    /// <summary>Of a posting that was proposed to the talent. Before: its title; after: what became of it.</summary>
    Proposal,

    /// <summary>Steps of a way to a visa, permit or hukou came in as tasks. Before: which way; after: how many; words: its title.</summary>
    PathwayTaken,

    /// <summary>Of a flat that the talent asked about. Before: the day of an agreed viewing; after: what became of it; words: the flat.</summary>
    Viewing,
}

/// <summary>Who reads a note that the talent does not.</summary>
public enum CaseNoteLevel
{
    /// <summary>Its author alone.</summary>
    Private,

    /// <summary>Whoever answers for the case, outside the campus, and the team lead.</summary>
    Team,
}

/// <summary>Where an offered hand-over stands.</summary>
public enum HandOverState
{
    Offered,
    Accepted,

    /// <summary>The receivers said no, with a reason.</summary>
    Returned,

    /// <summary>Nobody answered in time.</summary>
    Bounced,

    /// <summary>The talent does not want it.</summary>
    Objected,

    /// <summary>The sender took it back.</summary>
    Withdrawn,
}

/// <summary>What runs beside each other on the way; <see cref="CaseTracks.OfCampus"/> are the campus's too.</summary>
public enum CaseTrack
{
    Work,
    Papers,
    Permit,
    Arrival,
    Housing,
    DailyLife,
    Family,
}

/// <summary>Who does a task.</summary>
public enum TaskParty
{
    Talent,

    /// <summary>Whoever answers for the case at the time.</summary>
    Consultant,
    Employer,
    Authority,
    Other,
}

/// <summary>Where a task stands.</summary>
public enum CaseTaskState
{
    Open,
    Done,
    NotNeeded,
}
