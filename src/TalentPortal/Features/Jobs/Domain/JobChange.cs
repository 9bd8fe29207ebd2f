using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// What a live posting is to become, at most one per posting. It lies in a table of its own because the posting's row
/// is public and this is not.
/// </summary>
public sealed class JobChange : Entity, IPublishable
{
    private JobChange()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid JobId { get; private set; }

    public Guid EmployerId { get; private set; }

    /// <summary>As in the posting: whose position it is sees the proposal too, and takes it away with the posting.</summary>
    public Guid? ForEmployerId { get; private set; }

    /// <summary>Never: once approved, the content moves into the posting.</summary>
    public bool IsPublic { get; private set; }

    public JobContent Content { get; private set; } = null!;

    /// <summary>The writer says that a language left untouched still says the same.</summary>
    public bool InStep { get; private set; }

    /// <summary>Whether it waits for staff; else it was sent back.</summary>
    public bool InReview { get; private set; }

    public Bilingual ReturnReason { get; private set; } = Bilingual.Empty;

    public DateTimeOffset SubmittedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Proposes new content for a live posting.</summary>
    public static JobChange Propose(Job job, JobContent content, bool inStep, DateTimeOffset now)
    {
        var change = new JobChange { Id = Guid.CreateVersion7(now), JobId = job.Id, EmployerId = job.EmployerId, ForEmployerId = job.ForEmployerId };
        change.Rewrite(content, inStep, now);
        return change;
    }

    /// <summary>Replaces what was proposed and gives it to staff again.</summary>
    public void Rewrite(JobContent content, bool inStep, DateTimeOffset now)
    {
        (Content, InStep, InReview, ReturnReason, SubmittedAt) = (content, inStep, true, Bilingual.Empty, now);
        Raise(new JobChangeSubmitted(this));
    }

    /// <summary>The employer gave its name meanwhile: what is proposed no longer withholds it.</summary>
    public void Named() => Content = Content with { Confidential = false, About = Bilingual.Empty };

    /// <summary>Sends the proposal back; the posting stays as it is. Answers why not, or null.</summary>
    public TextKey? Return(Job job, Bilingual reason)
    {
        if (!InReview) return "ReviewJob_NotInReview";
        (InReview, ReturnReason) = (false, reason);
        Raise(new JobReturned(job, reason));
        return null;
    }
}
