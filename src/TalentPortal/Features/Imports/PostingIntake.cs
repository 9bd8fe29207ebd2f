using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Imports;

/// <summary>
/// Makes lines into postings as the form would: what is not public is written, of what is public a change is proposed, what
/// says the same is confirmed, and what is over stays so. The employer's reference says which posting it is.
/// </summary>
internal sealed class PostingIntake(ImportGoal goal, DateTimeOffset now)
{
    /// <summary>A file read again confirms its postings, but not more often: reading it twice changes nothing.</summary>
    private static readonly TimeSpan ConfirmedEnough = TimeSpan.FromDays(1);

    private Dictionary<(Guid, string), Job> _known = [];
    private Dictionary<Guid, JobChange> _changes = [];

    /// <summary>Reads the postings that lines mean, all at once.</summary>
    public async Task Load(AppDb db, CurrentCall call, IReadOnlyCollection<(Guid? EmployerId, string Reference)> lines, CancellationToken ct)
    {
        var employers = lines.Select(line => line.EmployerId).OfType<Guid>().Distinct().ToList();
        var references = lines.Select(line => line.Reference).Distinct().ToList();
        var jobs = await db.Jobs.AtTenantOf(call).Where(j => employers.Contains(j.EmployerId) && j.SourceScheme == JobSource.OfEmployer && references.Contains(j.SourceIdentifier!)).ToListAsync(ct);
        _known = jobs.ToDictionary(job => (job.EmployerId, job.SourceIdentifier!));
        var ids = jobs.Select(job => job.Id).ToList();
        var tenant = call.RequiredTenant.Id;
        _changes = await db.JobChanges.Where(c => c.TenantId == tenant && ids.Contains(c.JobId)).ToDictionaryAsync(c => c.JobId, ct);
    }

    /// <summary>The posting that a line makes; null where there is one already. Touches nothing but the line: texts are cut for it, which takes time, and many can be made at once.</summary>
    public Job? New(Employer employer, ReadPosting posting)
    {
        var (content, source) = (posting.Content, posting.Fields.ToSource());
        if (_known.ContainsKey((employer.Id, source.Identifier!))) return null;
        return goal == ImportGoal.Draft ? Job.Draft(employer.Id, employer.Name, content, source, now, employer.IsDemo) : Job.Import(employer.Id, employer.Name, content, source, goal == ImportGoal.Publish, now);
    }

    /// <param name="made">What <see cref="New"/> made of the line.</param>
    public (ImportEffect Effect, Guid JobId) Take(AppDb db, Employer employer, ReadPosting posting, Job? made)
    {
        if (made is not null)
        {
            db.Add(made);
            return (ImportEffect.Added, made.Id);
        }

        var source = posting.Fields.ToSource();
        var job = _known[(employer.Id, source.Identifier!)];
        return (Again(db, employer, job, job.Keeping(posting.Content), source), job.Id);
    }

    private ImportEffect Again(AppDb db, Employer employer, Job job, JobContent content, JobSource source)
    {
        var change = _changes.GetValueOrDefault(job.Id);
        switch (job.Status)
        {
            case JobStatus.Draft or JobStatus.Returned or JobStatus.InReview when job.Content == content && (goal == ImportGoal.Draft || job.Status == JobStatus.InReview):
                return ImportEffect.Unchanged;
            case JobStatus.Draft or JobStatus.Returned or JobStatus.InReview:
                // Whoever is reading it now is told that it changed.
                if (job.Status == JobStatus.InReview) job.TakeBack();
                job.Write(content, source, inStep: true, now);
                if (goal != ImportGoal.Draft) job.Submit(employer.Name, now);
                return ImportEffect.Changed;
            case JobStatus.Live when change is null ? job.Content == content : change.Content == content && change.InReview:
                return Confirm(job);
            case JobStatus.Lapsed when job.Content == content:
                job.Confirm(now);
                return ImportEffect.Confirmed;
            case JobStatus.Live or JobStatus.Lapsed:
                if (job.Status == JobStatus.Lapsed) job.Confirm(now);
                // What staff say themselves they need not review, unless it could name an employer that stays unnamed.
                if (goal == ImportGoal.Publish && !content.Confidential) job.Refresh(employer.Name, content, source, now);
                else Propose(db, job, change, content);
                return ImportEffect.Changed;
            default:
                return ImportEffect.Over;
        }
    }

    private ImportEffect Confirm(Job job)
    {
        if (now - job.ConfirmedAt < ConfirmedEnough) return ImportEffect.Unchanged;
        job.Confirm(now);
        return ImportEffect.Confirmed;
    }

    private void Propose(AppDb db, Job job, JobChange? change, JobContent content)
    {
        if (!content.NeedsReviewAfter(job.Content))
        {
            job.Change(content, inStep: true, now);
            if (change is not null) db.Remove(change);
        }
        else if (change is null)
        {
            db.Add(JobChange.Propose(job, content, inStep: true, now));
        }
        else
        {
            change.Rewrite(content, inStep: true, now);
        }
    }
}
