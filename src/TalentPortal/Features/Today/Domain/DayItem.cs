using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Today.Domain;

/// <summary>When something is to be done; in the order in which a day shows them.</summary>
public enum DayPart
{
    Overdue,
    Today,

    /// <summary>A day in the coming week that the talent was told.</summary>
    Promised,

    /// <summary>Nothing was heard for long.</summary>
    Silent,
}

/// <summary>What is to be done.</summary>
public enum DayWork
{
    /// <summary>The next step of a case.</summary>
    NextStep,

    /// <summary>A task of a case, the consultant's or another's over which they watch.</summary>
    Task,

    /// <summary>The talent waits for an answer.</summary>
    Message,

    /// <summary>A case is offered, and somebody has to accept or return it.</summary>
    HandOver,

    /// <summary>Nobody answered a hand-over: the team lead says who takes the case on.</summary>
    Bounced,

    /// <summary>A colleague asks whether one stands in.</summary>
    StandIn,

    /// <summary>Somebody will be away and has nobody who stands in: the team lead names one.</summary>
    NoDeputy,

    /// <summary>Nothing happened in a case for some working days.</summary>
    Silence,

    /// <summary>The talent answered no check-in.</summary>
    CheckIn,

    /// <summary>The outcome of a referral is due, or overdue.</summary>
    Referral,

    /// <summary>Something of the day plan around an arrival.</summary>
    Arrival,

    /// <summary>The campus sees a case for some days more.</summary>
    SightEnds,

    /// <summary>A student consultant asks for help: before all else.</summary>
    Help,

    /// <summary>Another organisation offers a case, and somebody has to accept or return it.</summary>
    Transfer,

    /// <summary>The talent asks about a flat, or looks at one: somebody may go along or answer for them.</summary>
    Viewing,
}

/// <summary>One line of a day. It tells nobody's name but colleagues': who it is about shows on opening the case.</summary>
/// <param name="CaseId">Null where it is about a colleague's absence; of what another organisation offers, the offer's.</param>
/// <param name="Title">What a task or a next step is; null for the first contact, and where the work says it all.</param>
/// <param name="Party">Who does a task.</param>
/// <param name="DueOn">The day by which it is to be done, or on which an absence begins.</param>
/// <param name="At">Until when a hand-over is to be answered, or since when somebody waits or nothing was heard.</param>
/// <param name="For">The colleague who is away, for whom the caller stands in or is asked to.</param>
public sealed record DayItem(DayPart Part, DayWork Work, Guid? CaseId, CaseStage? Stage, Bilingual? Title, TaskParty? Party, DateOnly? DueOn, DateTimeOffset? At, string? For)
{
    public string? Reference => CaseId is { } id ? TalentCase.ReferenceOf(id) : null;
}
