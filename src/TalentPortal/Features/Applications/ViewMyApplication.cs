using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>One of the person's own applications with its course so far.</summary>
[SignedIn]
public sealed record ViewMyApplication(Guid Id) : IQuery<ViewMyApplicationResult>;

/// <param name="Tenant">Where it was made, and where it is taken back.</param>
/// <param name="CvName">Name of the CV that was sent; null when it was removed since.</param>
/// <param name="OpenUntil">Until when the employer can open what was sent; null when it no longer can.</param>
/// <param name="JobIsPublic">Whether the posting can still be read.</param>
public sealed record ViewMyApplicationResult(
    Guid Id, string Reference, Guid JobId, bool JobIsPublic, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, ApplicationState State, bool IsOpen,
    string? Note, Guid CvId, string? CvName, DateTimeOffset AppliedAt, DateTimeOffset? OpenUntil, IReadOnlyList<OpenStep> Steps)
{
    /// <summary>Why the posting can no longer be read.</summary>
    public JobEnding? PostingEnding { get; init; }

    /// <summary>What the employer says to a pause of the posting.</summary>
    public Bilingual PauseReason { get; init; } = Bilingual.Empty;

    /// <summary>The employer has not given its name yet.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>The talent shows it to the consultant of their case.</summary>
    public bool IsShared { get; init; }

    /// <summary>What the employer owes now; null for nothing.</summary>
    public OwedAnswer? Owed { get; init; }
}

internal sealed class ViewMyApplicationHandler(AppDb db, CurrentCall call, TenantDirectory tenants, ApplicationCourse course, SealedProfile profiles, TimeProvider clock)
    : IRequestHandler<ViewMyApplication, Outcome<ViewMyApplicationResult>>
{
    public async Task<Outcome<ViewMyApplicationResult>> Handle(ViewMyApplication request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        var a = await db.JobApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id && a.TalentUserId == talent, ct);
        if (a is null || await tenants.ById(a.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var cv = await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == a.CvId && d.RemovedAt == null, ct);
        var listing = await db.JobListings.AsNoTracking().SingleOrDefaultAsync(l => l.TenantId == a.TenantId && l.JobId == a.JobId, ct);
        return new ViewMyApplicationResult(
            a.Id, a.Reference, a.JobId, await db.Jobs.AnyAsync(j => j.TenantId == a.TenantId && j.Id == a.JobId && j.IsPublic, ct), tenant, a.JobTitle, a.EmployerName, a.State, a.IsOpen,
            await course.OpenNote(a, ct), a.CvId, cv is null ? null : await profiles.OpenFileName(cv, ct), a.AppliedAt,
            await db.Grants.Where(g => g.UserId == talent).LiveFor(a.Id, now).MaxAsync(g => (DateTimeOffset?)g.ExpiresAt, ct), await course.Of(a, ct)) { Owed = OwedAnswer.Of(a, tenant.DayAt(now)), IsUnnamed = a.IsUnnamed, IsShared = a.SharedAt is not null, PostingEnding = listing?.Ending, PauseReason = listing?.PauseReason ?? Bilingual.Empty };
    }
}
