using System.ComponentModel.DataAnnotations.Schema;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// A position that an employer seeks to fill through a tenant. Public only while <see cref="JobStatus.Live"/>. What
/// would change a live posting lies in <see cref="JobChange"/> until staff approve it, so the public always sees what
/// was reviewed, and an employer who mends a word does not vanish from the list. Transitions answer why not, or null.
/// </summary>
public sealed partial class Job : Entity, IPublishable
{
    public const int ReasonMax = 1000;

    /// <summary>A live posting that nobody confirmed for so long lapses.</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromDays(30);

    /// <summary>A paused posting comes back without a review within so long; later staff look at it again.</summary>
    public static readonly TimeSpan PausedFor = TimeSpan.FromDays(30);

    /// <summary>What its employer closed can be opened again for so long: for closing by mistake.</summary>
    public static readonly TimeSpan ReopenFor = TimeSpan.FromDays(7);

    private Job()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Who posts it: writes it, answers for it and gets the applications.</summary>
    public Guid EmployerId { get; private set; }

    /// <summary>Copy, so that a list needs no join; empty where the employer stays unnamed. See <see cref="PostingEmployer"/>.</summary>
    public Bilingual EmployerName { get; private set; } = Bilingual.Empty;

    public JobContent Content { get; private set; } = null!;

    /// <summary>See <see cref="JobSource"/>.</summary>
    public string SourceScheme { get; private set; } = JobSource.OfEmployer;

    public string? SourceIdentifier { get; private set; }

    public string? SourceUrl { get; private set; }

    /// <summary>Flat in the table, because the unique index needs its columns.</summary>
    [NotMapped]
    public JobSource Source
    {
        get => new(SourceScheme, SourceIdentifier, SourceUrl);
        private set => (SourceScheme, SourceIdentifier, SourceUrl) = (value.Scheme, value.Identifier, value.Url);
    }

    public JobTranslation Translation { get; private set; }

    public JobStatus Status { get; private set; }

    /// <summary>True only while live.</summary>
    public bool IsPublic { get; private set; }

    public JobCloseReason? CloseReason { get; private set; }

    /// <summary>Why it was sent back, in words for the employer.</summary>
    public Bilingual ReturnReason { get; private set; } = Bilingual.Empty;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When it first became public.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When the public text last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The membership of who published or returned it; null when nobody read what it says now.</summary>
    public Guid? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>When the employer, or the source, last said that the position is open.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Where it stood when it was closed.</summary>
    public JobStatus? ClosedFrom { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Why it is paused, in words for those who applied.</summary>
    public Bilingual PauseReason { get; private set; } = Bilingual.Empty;

    /// <summary>Of the Chinese text, to find postings that read alike; see <see cref="JobLikeness"/>.</summary>
    public long? FingerprintZh { get; private set; }

    public long? FingerprintEn { get; private set; }

    /// <summary>Since when the tenant keeps it off the list until somebody has looked at what was reported; null otherwise.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    public bool IsDemo { get; private set; }

    public uint Version { get; private set; }

    /// <summary>When a live posting lapses unless it is confirmed.</summary>
    public DateTimeOffset LapsesAt => ConfirmedAt + ConfirmedFor;

    /// <summary>Until when its employer can undo the closing; null where it cannot: others close for reasons of their own.</summary>
    public DateTimeOffset? ReopensUntil => CloseReason is JobCloseReason.Filled or JobCloseReason.Withdrawn && ClosedFrom is not null ? ClosedAt + ReopenFor : null;

    /// <summary>A draft that only its employer sees.</summary>
    public static Job Draft(Guid employerId, Bilingual employerName, JobContent content, JobSource source, DateTimeOffset now, bool isDemo = false) => new()
    {
        Id = Guid.CreateVersion7(now),
        EmployerId = employerId,
        EmployerName = Kept(employerName, content),
        Content = content,
        Source = source,
        Translation = content.TranslationAfter(null, JobTranslation.Both, inStep: true),
        CreatedAt = now,
        ChangedAt = now,
        ConfirmedAt = now,
        IsDemo = isDemo,
        FingerprintZh = JobLikeness.Fingerprint(content, Language.Chinese),
        FingerprintEn = JobLikeness.Fingerprint(content, Language.English),
    };

    /// <summary>A posting from a source outside: it waits for review at once, or is public at once on the operator's word.</summary>
    public static Job Import(Guid employerId, Bilingual employerName, JobContent content, JobSource source, bool publish, DateTimeOffset now)
    {
        var job = Draft(employerId, employerName, content, source, now);
        job.SubmittedAt = now;
        if (publish)
        {
            job.PublishedAt = now;
            job.GoLive(isReviewed: false);
        }
        else
        {
            job.Status = JobStatus.InReview;
            job.Raise(new JobSubmitted(job));
        }

        return job;
    }

    /// <summary>Whether the employer writes in the posting itself; a live one is changed through <see cref="JobChange"/>.</summary>
    public bool IsOpenForWriting => Status is JobStatus.Draft or JobStatus.Returned;

    /// <summary>Writes in a posting that is not public yet.</summary>
    public TextKey? Write(JobContent content, JobSource source, bool inStep, DateTimeOffset now)
    {
        if (!IsOpenForWriting) return "EditJob_NotOpen";
        if (!MayBecome(content)) return "EditJob_ConfidentialFixed";
        Replace(content, inStep, now);
        Source = source;
        return null;
    }

    /// <summary>Gives the posting to the tenant's staff, under the name the employer has now.</summary>
    public TextKey? Submit(Bilingual employerName, DateTimeOffset now)
    {
        if (!IsOpenForWriting) return "SubmitJob_NotOpen";
        (Status, EmployerName, SubmittedAt, ReturnReason) = (JobStatus.InReview, Kept(employerName, Content), now, Bilingual.Empty);
        Raise(new JobSubmitted(this));
        return null;
    }

    /// <summary>Makes it public.</summary>
    /// <param name="membershipId">Who decided.</param>
    public TextKey? Publish(Guid? membershipId, DateTimeOffset now)
    {
        if (Status is not JobStatus.InReview) return "ReviewJob_NotInReview";
        Reviewed(membershipId, now);
        PublishedAt ??= now;
        ConfirmedAt = now;
        GoLive(isReviewed: true);
        return null;
    }

    /// <summary>Sends it back with a reason.</summary>
    public TextKey? Return(Bilingual reason, Guid? membershipId, DateTimeOffset now)
    {
        if (Status is not JobStatus.InReview) return "ReviewJob_NotInReview";
        Reviewed(membershipId, now);
        (Status, HeldAt, ReturnReason) = (JobStatus.Returned, null, reason);
        Raise(new JobReturned(this, reason));
        return null;
    }

    /// <summary>Changes what the public reads: what staff approved, or what needs no review.</summary>
    public TextKey? Change(JobContent content, bool inStep, DateTimeOffset now)
    {
        if (Status is not JobStatus.Live) return "EditJob_NotOpen";
        if (content == Content) return null;
        if (!MayBecome(content)) return "EditJob_ConfidentialFixed";
        Replace(content, inStep, now);
        Raise(new JobChanged(this));
        return null;
    }

    /// <summary>Staff approve what the employer proposed for a live posting.</summary>
    public TextKey? Approve(JobChange change, Guid? membershipId, DateTimeOffset now)
    {
        if (!change.InReview) return "ReviewJob_NotInReview";
        if (Change(change.Content, change.InStep, now) is { } refusal) return refusal;
        Reviewed(membershipId, now);
        return null;
    }

    /// <summary>The same posting as its source has it now. Staff see it again unless it is public and stays as it was.</summary>
    /// <returns>Whether anything changed but the day of confirmation.</returns>
    public bool Refresh(Bilingual employerName, JobContent content, JobSource source, DateTimeOffset now)
    {
        ConfirmedAt = now;
        content = Keeping(content);
        employerName = Kept(employerName, content);
        if (content == Content && source == Source && employerName == EmployerName) return false;
        Replace(content, inStep: true, now);
        (Source, EmployerName) = (source, employerName);
        // Whoever reviewed it read other words than these.
        (ReviewedBy, ReviewedAt) = (null, null);
        if (Status is JobStatus.Live) Raise(new JobChanged(this));
        return true;
    }

    private void Reviewed(Guid? membershipId, DateTimeOffset now) => (ReviewedBy, ReviewedAt) = (membershipId, now);

    private void GoLive(bool isReviewed)
    {
        var from = Status;
        (Status, IsPublic, HeldAt, ReturnReason) = (JobStatus.Live, true, null, Bilingual.Empty);
        Raise(new JobPublished(this, isReviewed, from));
    }

    private void Replace(JobContent content, bool inStep, DateTimeOffset now)
    {
        Translation = content.TranslationAfter(Content, Translation, inStep);
        (Content, ChangedAt) = (content, now);
        if (content.Confidential) (EmployerName, ForEmployer) = (Bilingual.Empty, Bilingual.Empty);
        (FingerprintZh, FingerprintEn) = (JobLikeness.Fingerprint(content, Language.Chinese), JobLikeness.Fingerprint(content, Language.English));
    }
}
