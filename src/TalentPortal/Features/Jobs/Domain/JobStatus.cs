namespace TalentPortal.Features.Jobs.Domain;

/// <summary>Where a posting stands.</summary>
public enum JobStatus
{
    Draft,

    /// <summary>Waiting for staff of the tenant.</summary>
    InReview,

    /// <summary>Sent back to the employer with a reason.</summary>
    Returned,

    /// <summary>Public.</summary>
    Live,

    /// <summary>Over, see <see cref="Job.CloseReason"/>.</summary>
    Closed,

    /// <summary>No longer public, because the employer did not confirm it; confirming brings it back.</summary>
    Lapsed,

    /// <summary>Taken off the list by its employer for a while; what was sent goes on.</summary>
    Paused,
}

/// <summary>Why a posting that was public is not, as everyone may know it.</summary>
public enum JobEnding
{
    Paused,
    Lapsed,
    Filled,
    Withdrawn,
    DatePassed,
}

/// <summary>Why a posting is over.</summary>
public enum JobCloseReason
{
    /// <summary>Somebody was found.</summary>
    Filled,

    /// <summary>The employer no longer seeks.</summary>
    Withdrawn,

    /// <summary>Its closing date has passed.</summary>
    DatePassed,

    /// <summary>The tenant no longer admits the employer.</summary>
    AdmissionEnded,

    /// <summary>Its source no longer has it.</summary>
    SourceGone,

    /// <summary>The firm for which a park posted it took it down.</summary>
    TakenDownByMember,

    /// <summary>The firm for which a park posted it is no longer the park's member.</summary>
    MembershipEnded,

    /// <summary>Staff took it down after reports.</summary>
    TakenDownByTenant,
}
