namespace TalentPortal.Features.Viewings.Domain;

/// <summary>Where an enquiry stands.</summary>
public enum EnquiryState
{
    /// <summary>Words alone so far.</summary>
    Asked,

    /// <summary>The talent named times at which they could look at the flat.</summary>
    Wished,

    /// <summary>Whoever lets it named times; the talent chooses.</summary>
    Proposed,

    /// <summary>A time is agreed.</summary>
    Agreed,
    Closed,
}

/// <summary>How an enquiry ended.</summary>
public enum EnquiryEnd
{
    /// <summary>Whoever lets the flat said no, with a reason of the list.</summary>
    Declined,

    /// <summary>The talent took it back.</summary>
    Withdrawn,

    /// <summary>The talent looked at the flat.</summary>
    Seen,

    /// <summary>The talent did not come to the viewing.</summary>
    NotCome,

    /// <summary>The flat is kept for the talent.</summary>
    Reserved,

    /// <summary>The flat is let or offered no more.</summary>
    FlatGone,

    /// <summary>Nobody said anything for long.</summary>
    Lapsed,
}

/// <summary>Why whoever lets a flat says no. None of them is about who somebody is.</summary>
public enum DeclineReason
{
    /// <summary>Somebody else is to have it.</summary>
    Promised,

    /// <summary>The day of moving in, or the length of the lease.</summary>
    DatesDoNotFit,

    /// <summary>The conditions of the scheme by which it is let.</summary>
    ConditionsNotMet,

    /// <summary>No time to look at it could be found.</summary>
    NoTimeFound,

    /// <summary>Said in words.</summary>
    Other,
}
