using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

// How a posting that staff approved comes onto the list and goes from it.
public sealed partial class Job
{
    /// <summary>The employer says that the position is still open.</summary>
    public TextKey? Confirm(DateTimeOffset now)
    {
        if (Status is not (JobStatus.Live or JobStatus.Lapsed)) return "ConfirmJob_NotLive";
        ConfirmedAt = now;
        if (Status is JobStatus.Lapsed) GoLive(isReviewed: false);
        else Raise(new JobConfirmed(this));
        return null;
    }

    /// <summary>Takes a live posting off the list for a while.</summary>
    public TextKey? Pause(Bilingual reason, DateTimeOffset now)
    {
        if (Status is not JobStatus.Live) return "PauseJob_NotLive";
        (Status, IsPublic, PausedAt, PauseReason) = (JobStatus.Paused, false, now, reason);
        Raise(new JobClosed(this, WasLive: true));
        return null;
    }

    /// <summary>Puts a paused posting back: on the list, or after a long pause to staff.</summary>
    public TextKey? Resume(DateTimeOffset now)
    {
        if (Status is not JobStatus.Paused) return "ResumeJob_NotPaused";
        var isLong = now - PausedAt > PausedFor;
        (PausedAt, PauseReason, ConfirmedAt) = (null, Bilingual.Empty, now);
        if (!isLong)
        {
            GoLive(isReviewed: false);
            return null;
        }

        (Status, SubmittedAt) = (JobStatus.InReview, now);
        Raise(new JobSubmitted(this));
        return null;
    }

    /// <summary>Ends it. Its employer can undo that for <see cref="ReopenFor"/>.</summary>
    public TextKey? Close(JobCloseReason reason, DateTimeOffset now)
    {
        if (Status is JobStatus.Closed) return "CloseJob_AlreadyClosed";
        var wasLive = IsPublic;
        (ClosedFrom, Status, IsPublic, CloseReason, ClosedAt) = (Status, JobStatus.Closed, false, reason, now);
        Raise(new JobClosed(this, wasLive));
        return null;
    }

    /// <summary>Undoes a closing: the posting stands where it stood. Nothing in it changed meanwhile, so nobody looks at it again.</summary>
    public TextKey? Reopen(DateTimeOffset now)
    {
        if (Status is not JobStatus.Closed || ReopensUntil is not { } until) return "ReopenJob_NotClosed";
        if (now > until) return "ReopenJob_TooLate";
        (Status, ClosedFrom, CloseReason, ClosedAt) = (ClosedFrom!.Value, null, null, null);
        switch (Status)
        {
            case JobStatus.Live:
                ConfirmedAt = now;
                GoLive(isReviewed: false);
                break;
            case JobStatus.InReview:
                Raise(new JobSubmitted(this));
                break;
            case JobStatus.Paused or JobStatus.Lapsed:
                // The list no longer has it; its page says again why.
                Raise(new JobClosed(this, WasLive: true));
                break;
        }

        return null;
    }
}
