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
[Requires(ApplicationsPermissions.Assess)]
public sealed record ViewApplicant(Guid Id) : IQuery<ViewApplicantResult>;

/// <param name="Access">Whether the person still opens what they sent, and why not.</param>
/// <param name="Profile">Null when it is not open.</param>
/// <param name="Document">Null when it is not open, or the person removed it.</param>
public sealed record ViewApplicantResult(
    Guid Id, string Reference, Guid JobId, Bilingual JobTitle, ApplicationState State, IReadOnlyList<ApplicationState> Next, DateTimeOffset AppliedAt, uint Version,
    ApplicantAccess Access, DateTimeOffset? OpenUntil, ViewApplicantResult.Person? Profile, ViewApplicantResult.Cv? Document, string? Note, IReadOnlyList<OpenStep> Steps)
{
    /// <summary>Whether the reader moves applications; who only assesses sees neither contact data nor course.</summary>
    public bool MayMove { get; init; }

    /// <summary>What the own organisation owes now; null for nothing.</summary>
    public OwedAnswer? Owed { get; init; }

    /// <summary>The own organisation has not given its name to this applicant.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>By what it is assessed.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>Scorecards of colleagues, each as far as it is open to the reader. None once what was sent is closed.</summary>
    public IReadOnlyList<OpenScorecard> Scorecards { get; init; } = [];

    /// <summary>Notes of colleagues, the newest first. None once what was sent is closed.</summary>
    public IReadOnlyList<OpenNote> Notes { get; init; } = [];

    /// <summary>Who could be asked for a scorecard.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    public sealed record Colleague(Guid Id, string Name);


    public sealed record Person(string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom);

    public sealed record Cv(string FileName, FileKind Kind, long Length, FileRelease Release);
}

/// <summary>Whether an employer can open what was sent with an application.</summary>
public enum ApplicantAccess
{
    Open,

    /// <summary>The person took the application back.</summary>
    ApplicationWithdrawn,

    /// <summary>The person took the consent back; the application stands.</summary>
    ConsentWithdrawn,

    /// <summary>The tenant no longer admits the employer.</summary>
    AdmissionEnded,

    /// <summary>The time for which it was given is over.</summary>
    Expired,

    /// <summary>The reader, or the employer's members together, opened so many that staff of the tenant look at it first.</summary>
    Paused,
}

internal sealed class ViewApplicantHandler(AppDb db, CurrentCall call, AccessLog access, SealedProfile profiles, ApplicationCourse course, SealedAssessments assessments, ReadingWatch watch, TimeProvider clock)
    : IRequestHandler<ViewApplicant, Outcome<ViewApplicantResult>>
{
    public async Task<Outcome<ViewApplicantResult>> Handle(ViewApplicant request, CancellationToken ct)
    {
        var (employer, now, mayMove) = (call.EmployerId, clock.GetUtcNow(), call.Rights.EmployerAllows(ApplicationsPermissions.Move));
        var a = await db.JobApplications.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct);
        if (a?.TalentUserId is not { } talent) return Outcome.NotFound;

        // Asked for this application: another one of the same person must not open it.
        var isAdmitted = await db.IsEmployerAdmitted(call, ct);
        var isPaused = isAdmitted && await watch.IsClosed(ct);
        List<Grant> live = isAdmitted && !isPaused ? await db.Grants.AsNoTracking().Where(g => g.EmployerId == employer).LiveFor(a.Id, now).ToListAsync(ct) : [];
        var profile = live.Any(g => g.Scope == GrantScope.Profile) ? await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) : null;
        var cv = live.Any(g => g.Scope == GrantScope.Cv && g.RecordId == a.CvId) ? await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == a.CvId && d.RemovedAt == null, ct) : null;
        ViewApplicantResult.Person? person = null;
        string? note = null;
        if (profile is not null)
        {
            var open = await profiles.Open(profile, ct);
            person = new(open.Name, mayMove ? open.Email : null, mayMove ? open.Phone : null, open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom);
            note = await course.OpenNote(a, ct);
            await watch.Count(a, ct);
            await access.Record(talent, a.EmployerName, "application", note is null ? "profile" : "profile note", FieldClass.Sensitive, a.Id, ct);
        }

        var status = person is not null ? ApplicantAccess.Open
            : a.State == ApplicationState.Withdrawn ? ApplicantAccess.ApplicationWithdrawn
            : !isAdmitted ? ApplicantAccess.AdmissionEnded
            : isPaused ? ApplicantAccess.Paused
            : await db.Grants.AnyAsync(g => g.EmployerId == employer && g.SubjectId == a.Id && g.WithdrawnAt != null, ct) ? ApplicantAccess.ConsentWithdrawn
            : ApplicantAccess.Expired;
        var colleagues = person is null || !mayMove ? [] : await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.EndedAt == null).OrderBy(m => m.DisplayName).Select(m => new ViewApplicantResult.Colleague(m.UserId, m.DisplayName)).ToListAsync(ct);
        return new ViewApplicantResult(
            a.Id, a.Reference, a.JobId, a.JobTitle, a.State, mayMove ? a.NextStates : [], a.AppliedAt, a.Version, status, live.Count == 0 ? null : live.Max(g => g.ExpiresAt), person,
            cv is null ? null : new(await profiles.OpenFileName(cv, ct), cv.Kind, cv.Length, cv.Release), note, mayMove ? await course.Of(a, ct) : [])
        {
            MayMove = mayMove,
            Owed = OwedAnswer.Of(a, call.RequiredTenant.DayAt(now)),
            IsUnnamed = a.IsUnnamed,
            Criteria = person is null ? [] : await assessments.CriteriaOf(a.TenantId, a.JobId, ct),
            Scorecards = person is null ? [] : await assessments.CardsOf(a, ct),
            Notes = person is null ? [] : await assessments.NotesOn(a, ct),
            Colleagues = colleagues,
        };
    }
}
