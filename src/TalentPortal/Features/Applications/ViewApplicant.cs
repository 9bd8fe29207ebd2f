using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>Opens one application to the employer: profile and note, while the person's grant lives. The person sees it in their access log.</summary>
[Personal]
[Requires(ApplicationsPermissions.Read)]
public sealed record ViewApplicant(Guid Id) : IQuery<ViewApplicantResult>;

/// <param name="Profile">Null when the person no longer opens it: taken back, or the time is over.</param>
public sealed record ViewApplicantResult(
    Guid Id, Guid JobId, Bilingual JobTitle, ApplicationState State, IReadOnlyList<ApplicationState> Next, DateTimeOffset AppliedAt, DateTimeOffset OpenUntil, uint Version,
    ViewApplicantResult.Person? Profile, ViewApplicantResult.Cv? Document, string? Note, IReadOnlyList<ViewApplicantResult.Step> Steps)
{
    public sealed record Person(string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom);

    public sealed record Cv(Guid Id, string FileName, long Length, FileRelease Release);

    public sealed record Step(ApplicationState State, CallSide By, string? Reason, DateTimeOffset At);
}

internal sealed class ViewApplicantHandler(AppDb db, CurrentCall call, AccessLog access, SealedProfile profiles, ApplicationCourse steps) : IRequestHandler<ViewApplicant, Outcome<ViewApplicantResult>>
{
    public async Task<Outcome<ViewApplicantResult>> Handle(ViewApplicant request, CancellationToken ct)
    {
        var (employer, tenant) = (call.EmployerId, call.TenantId);
        var a = await db.JobApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id && a.EmployerId == employer && a.TenantId == tenant, ct);
        if (a?.TalentUserId is not { } talent) return Outcome.NotFound;

        // Both sets show only what a live grant opens; a withdrawn application leaves them empty.
        var profile = a.State == ApplicationState.Withdrawn ? null : await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct);
        var cv = a.State == ApplicationState.Withdrawn ? null : await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == a.CvId, ct);
        List<ViewApplicantResult.Step> course = [];
        foreach (var step in await db.ApplicationSteps.AsNoTracking().Where(s => s.TenantId == a.TenantId && s.ApplicationId == a.Id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct))
            course.Add(new(step.State, step.By, await steps.OpenReason(step, ct), step.At));

        ViewApplicantResult.Person? person = null;
        if (profile is not null)
        {
            var open = await profiles.Open(profile, ct);
            person = new(open.Name, open.Email, open.Phone, open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom);
            await access.Record(talent, a.EmployerName, "application", "profile", FieldClass.Contact, a.Id, ct);
        }

        return new ViewApplicantResult(
            a.Id, a.JobId, a.JobTitle, a.State, a.NextStates, a.AppliedAt, a.AppliedAt + JobApplication.OpenFor, a.Version, person,
            cv is { RemovedAt: null } ? new(cv.Id, await profiles.OpenFileName(cv, ct), cv.Length, cv.Release) : null,
            profile is null ? null : await steps.OpenNote(a, ct), course);
    }
}
