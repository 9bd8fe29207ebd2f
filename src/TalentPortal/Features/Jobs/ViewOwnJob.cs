using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>One of the employer's own postings, to be written in; without an id, what a new one starts from.</summary>
/// <param name="CopyOf">A posting of its own to start a new one from.</param>
[Requires(JobsPermissions.Post)]
public sealed record ViewOwnJob(Guid? JobId, Guid? CopyOf = null) : IQuery<ViewOwnJobResult>;

/// <param name="Fields">What to write in: the proposed change if there is one, else the posting.</param>
/// <param name="Live">What the public reads now, where <paramref name="Fields"/> differ from it.</param>
/// <param name="Today">The day at the tenant.</param>
/// <param name="DraftRecord">Under which what is typed into the form is kept.</param>
public sealed record ViewOwnJobResult(
    Guid? Id, JobFields Fields, JobFields? Live, JobStatus Status, JobCloseReason? CloseReason, JobTranslation Translation, Bilingual ReturnReason, bool? ChangeInReview,
    Bilingual EmployerName, AdmissionStatus? Admission, EmployerVerification? Verification, DateTimeOffset? PublishedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? SubmittedAt,
    DateOnly Today, uint Version, uint? ChangeVersion, string DraftRecord)
{
    /// <summary>The member of the park in whose name it is; null for the employer's own.</summary>
    public Guid? For { get; init; }

    /// <summary>That member's name; empty for the employer's own.</summary>
    public Bilingual ForName { get; init; } = Bilingual.Empty;

    /// <summary>For whom a new posting may be written beside the employer itself: the members of a park that are checked.</summary>
    public IReadOnlyList<PostableMember> Members { get; init; } = [];

    public EmployerKind EmployerKind { get; init; }

    /// <summary>What that member is; null for the employer's own.</summary>
    public EmployerKind? ForKind { get; init; }

    /// <summary>What stands in place of the name where readers do not learn it.</summary>
    public Bilingual InPlace { get; init; } = Bilingual.Empty;

    public DateTimeOffset? PausedAt { get; init; }

    public Bilingual PauseReason { get; init; } = Bilingual.Empty;

    /// <summary>Until when the closing can be undone.</summary>
    public DateTimeOffset? ReopensUntil { get; init; }

    public DateTimeOffset? LapsesAt => ConfirmedAt + Job.ConfirmedFor;
}

/// <summary>A member for whom a park may post.</summary>
public sealed record PostableMember(Guid Id, Bilingual Name, EmployerKind Kind);

internal sealed class ViewOwnJobHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewOwnJob, Outcome<ViewOwnJobResult>>
{
    public async Task<Outcome<ViewOwnJobResult>> Handle(ViewOwnJob request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var admission = await db.EmployerAdmissions.AsNoTracking().AtTenantOf(call).OfEmployerOf(call).SingleOrDefaultAsync(ct);
        if (request.JobId is null) return await New(request.CopyOf, admission, today, ct);

        var job = await db.Jobs.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == request.JobId, ct);
        if (job is null) return Outcome.NotFound;
        var change = await db.JobChanges.AsNoTracking().Of(job, ct);
        var reference = job.SourceIdentifier;
        // Their own names, also where no reader learns them.
        var named = await db.Employers.AsNoTracking().Where(e => e.Id == job.EmployerId || e.Id == job.ForEmployerId).ToDictionaryAsync(e => e.Id, ct);
        var (employer, member) = (named[job.EmployerId], job.ForEmployerId is { } id ? named[id] : null);
        return new ViewOwnJobResult(
            job.Id, JobFields.Of(change?.Content ?? job.Content, reference), change is null ? null : JobFields.Of(job.Content, reference),
            job.Status, job.CloseReason, job.Translation, change?.ReturnReason ?? job.ReturnReason, change?.InReview,
            job.Content.Confidential ? employer.Name : job.EmployerName, admission?.Status, admission?.Verification, job.PublishedAt, job.Status is JobStatus.Live or JobStatus.Lapsed ? job.ConfirmedAt : null,
            change?.SubmittedAt ?? job.SubmittedAt, today, job.Version, change?.Version,
            JobDrafts.RecordOf(call, job.Id))
        {
            For = job.ForEmployerId,
            ForName = job.Content.Confidential ? member?.Name ?? Bilingual.Empty : job.ForEmployer,
            EmployerKind = employer.Kind,
            ForKind = member?.Kind,
            InPlace = PostingEmployer.InPlaceOf(tenant),
            PausedAt = job.PausedAt,
            PauseReason = job.PauseReason,
            ReopensUntil = job.ReopensUntil is { } until && until >= clock.GetUtcNow() ? until : null,
        };
    }

    private async Task<Outcome<ViewOwnJobResult>> New(Guid? copyOf, EmployerAdmission? admission, DateOnly today, CancellationToken ct)
    {
        var employer = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == call.EmployerId, ct);
        Guid? member = null;
        var fields = new JobFields { DivisionCode = employer.DivisionCode, IndustryCode = employer.IndustryCode };
        if (copyOf is not null)
        {
            var model = await db.Jobs.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(j => j.Id == copyOf, ct);
            if (model is null) return Outcome.NotFound;
            member = model.ForEmployerId;
            // A reference belongs to one posting, and the old closing date is over or soon will be.
            fields = JobFields.Of(model.Content with { ClosingDate = null }, null);
        }

        return new ViewOwnJobResult(
            null, fields, null, JobStatus.Draft, null, JobTranslation.Both, Bilingual.Empty, null,
            employer.Name, admission?.Status, admission?.Verification, null, null, null, today, 0, null, JobDrafts.RecordOf(call, null))
        {
            EmployerKind = employer.Kind,
            InPlace = PostingEmployer.InPlaceOf(call.RequiredTenant),
            For = member,
            Members = employer.MayHaveMembers ? await Members(employer.Id, ct) : [],
        };
    }

    private async Task<IReadOnlyList<PostableMember>> Members(Guid park, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        var members = db.ParkMemberships.Where(m => m.TenantId == tenant && m.ParkId == park && m.State == ParkMembershipState.Active);
        var verified = db.EmployerAdmissions.Where(a => a.TenantId == tenant && a.Status == AdmissionStatus.Admitted && a.Verification != null);
        return await db.Employers.Where(e => members.Any(m => m.MemberId == e.Id) && verified.Any(a => a.EmployerId == e.Id)).OrderBy(e => e.CreatedAt).Select(e => new PostableMember(e.Id, e.Name, e.Kind)).ToListAsync(ct);
    }
}
