using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>How a public posting leaves the list without being over.</summary>
public sealed partial class Job
{
    /// <summary>Takes it back from the review.</summary>
    public TextKey? TakeBack()
    {
        if (Status is not JobStatus.InReview) return "TakeBackJob_NotInReview";
        (Status, SubmittedAt, HeldAt) = (JobStatus.Draft, null, null);
        return null;
    }

    /// <summary>Takes a public posting off the list until staff have looked at it, with the reason in words for the employer.</summary>
    public TextKey? Hold(Bilingual reason, DateTimeOffset now)
    {
        if (Status is not JobStatus.Live) return "ReviewJob_NotInReview";
        (Status, IsPublic, HeldAt, SubmittedAt, ReturnReason) = (JobStatus.InReview, false, now, now, reason);
        Raise(new JobClosed(this, WasLive: true));
        Raise(new JobHeld(this));
        return null;
    }

    /// <summary>Staff send a posting back that was public, or was until it was held or paused.</summary>
    public TextKey? SendBack(Bilingual reason, Guid? membershipId, DateTimeOffset now)
    {
        if (Status is not (JobStatus.Live or JobStatus.InReview or JobStatus.Paused)) return "ReviewJob_NotInReview";
        var wasLive = IsPublic;
        Reviewed(membershipId, now);
        (Status, IsPublic, HeldAt, ReturnReason) = (JobStatus.Returned, false, null, reason);
        if (wasLive) Raise(new JobClosed(this, WasLive: true));
        Raise(new JobReturned(this, reason));
        return null;
    }

    /// <summary>Staff end a posting for good, with the reason in words for the employer.</summary>
    public TextKey? TakeDown(Bilingual reason, Guid? membershipId, DateTimeOffset now)
    {
        if (Close(JobCloseReason.TakenDownByTenant, now) is { } refusal) return refusal;
        Reviewed(membershipId, now);
        (HeldAt, ReturnReason) = (null, reason);
        return null;
    }

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
