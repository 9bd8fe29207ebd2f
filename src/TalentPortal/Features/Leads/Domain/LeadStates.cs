namespace TalentPortal.Features.Leads.Domain;

/// <summary>Where a lead came from.</summary>
public enum LeadSource
{
    /// <summary>The person asked on the portal.</summary>
    Self,

    // Brought by staff or a partner, and confirmed by the person.
    Event,
    Association,
    Referral,
    PublicSource,
    OwnEnquiry,

    /// <summary>Another organisation passed the person's case on, by their consent.</summary>
    Transfer,
}

/// <summary>Where a lead stands. The talent sees the same word as the staff.</summary>
public enum LeadState
{
    New,

    /// <summary>A consultant has it and answers for the next step.</summary>
    Taken,

    /// <summary>The organisation said no, with a reason the talent can read.</summary>
    Declined,

    /// <summary>The talent took it back; nobody of the organisation can open the profile any more.</summary>
    Withdrawn,
}

/// <summary>Who is asked to answer a lead that waits.</summary>
public enum LeadQueue
{
    /// <summary>Whoever is first.</summary>
    Open,

    /// <summary>One consultant, for a time.</summary>
    Offered,

    /// <summary>The team lead: nobody fits who has not been asked.</summary>
    TeamLead,
}

/// <summary>How a lead stands with the promise to answer it in time.</summary>
public enum LeadClock
{
    OnTime,
    Due,
    Overdue,
}
