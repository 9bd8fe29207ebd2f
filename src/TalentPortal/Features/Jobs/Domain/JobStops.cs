using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>How a public posting leaves the list without being over.</summary>
public sealed partial class Job
{
    /// <summary>Takes an unconfirmed posting off the list.</summary>
    public TextKey? Lapse(DateTimeOffset now)
    {
        if (Status is not JobStatus.Live || now < LapsesAt) return "CloseJob_NotDue";
        (Status, IsPublic) = (JobStatus.Lapsed, false);
        Raise(new JobClosed(this, WasLive: true));
        return null;
    }

    /// <summary>Takes a posting off the list whose employer is no longer checked; it comes back by being confirmed once somebody checked again.</summary>
    public TextKey? TakeOff()
    {
        if (Status is not JobStatus.Live) return "CloseJob_NotDue";
        (Status, IsPublic) = (JobStatus.Lapsed, false);
        Raise(new JobClosed(this, WasLive: true));
        return null;
    }
}
