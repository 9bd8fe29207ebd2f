using FluentValidation;
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

/// <summary>Applies for a position: gives profile and one CV to its employer, for this application alone.</summary>
/// <param name="ConsentWords">The sentence beside the box that was ticked, as it was shown.</param>
[SignedIn]
public sealed record ApplyForJob(Guid JobId, Guid CvId, string? Note, bool Agreed, string? ConsentWords) : ICommand<ApplyForJobResult>;

public sealed record ApplyForJobResult(Guid Id);

internal sealed class ApplyForJobValidator : AbstractValidator<ApplyForJob>
{
    public ApplyForJobValidator()
    {
        RuleFor(x => x.CvId).NotEmpty().Says("ApplyForJob_CvMissing");
        RuleFor(x => x.Note).IsPlainText(JobApplication.NoteMax, "ApplyForJob_NoteTooLong");
        RuleFor(x => x.Agreed).Equal(true).Says("ApplyForJob_AgreementMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().Says("ApplyForJob_AgreementMissing").IsPlainText(1000, "ApplyForJob_AgreementMissing");
    }
}

internal sealed class ApplyForJobHandler(AppDb db, CurrentCall call, ApplicationCourse steps, TimeProvider clock) : IRequestHandler<ApplyForJob, Outcome<ApplyForJobResult>>
{
    public async Task<Outcome<ApplyForJobResult>> Handle(ApplyForJob request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var now = clock.GetUtcNow();
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == request.JobId && j.TenantId == db.CallTenant && j.IsPublic, ct);
        if (job is null) return Outcome.NotFound;
        if (!await db.TalentProfiles.AnyAsync(p => p.UserId == talent, ct)) return Outcome.Refused("ApplyForJob_ProfileMissing");
        var cv = await db.CvDocuments.SingleOrDefaultAsync(d => d.UserId == talent && d.Id == request.CvId, ct);
        if (cv is null || cv.RemovedAt is not null) return Outcome.Invalid(nameof(request.CvId), "ApplyForJob_CvMissing");
        if (await db.JobApplications.AnyAsync(a => a.JobId == job.Id && a.TalentUserId == talent && a.State != ApplicationState.Withdrawn, ct)) return Outcome.Refused("ApplyForJob_Already");

        var id = Guid.CreateVersion7(now);
        var application = JobApplication.Apply(id, job, talent, cv.Id, await steps.SealNote(talent, id, request.Note, ct), now);
        db.JobApplications.Add(application);
        await steps.Add(application, null, ct);

        var consent = Consent.Give(talent, ConsentKind.GiveToEmployer, job.TenantId, job.EmployerId, job.EmployerName, id, ConsentText.Shown(request.ConsentWords!), call.Language, now);
        db.Consents.Add(consent);
        foreach (var scope in (GrantScope[])[GrantScope.Profile, GrantScope.Cv])
            db.Grants.Add(Grant.Give(talent, job.TenantId, job.EmployerId, scope, "application", id, now, now + JobApplication.OpenFor));
        return new ApplyForJobResult(id);
    }
}
