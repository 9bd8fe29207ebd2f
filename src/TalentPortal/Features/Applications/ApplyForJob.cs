using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>Applies for a position: gives profile and one CV to its employer, for this application alone.</summary>
/// <param name="Anyway">The person knows that an unnamed employer may be one that they keep out, see <see cref="KeptOut.Unsaid"/>.</param>
/// <param name="ConsentWords">The sentence beside the box that was ticked, as it was shown.</param>
[SignedIn]
public sealed record ApplyForJob(Guid JobId, Guid CvId, string? Note, bool Agreed, string? ConsentWords, bool Anyway = false) : ICommand<ApplyForJobResult>;

public sealed record ApplyForJobResult(Guid Id);

internal sealed class ApplyForJobValidator : AbstractValidator<ApplyForJob>
{
    public ApplyForJobValidator()
    {
        RuleFor(x => x.CvId).NotEmpty().Says("ApplyForJob_CvMissing");
        RuleFor(x => x.Note).IsPlainText(JobApplication.NoteMax, "ApplyForJob_NoteUnfit");
        RuleFor(x => x.Agreed).Equal(true).Says("ApplyForJob_AgreementMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agreed).Says("ApplyForJob_AgreementMissing").IsPlainText(Consent.WordsMax, "ApplyForJob_AgreementMissing");
    }
}

internal sealed class ApplyForJobHandler(AppDb db, CurrentCall call, IKeptOutLists keptOuts, FileUploads files, ApplicationCourse course, Drafts drafts, PersonalDues dues, ReplyDues replies, TimeProvider clock) : IRequestHandler<ApplyForJob, Outcome<ApplyForJobResult>>
{
    public async Task<Outcome<ApplyForJobResult>> Handle(ApplyForJob request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var now = clock.GetUtcNow();
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == request.JobId && j.TenantId == tenant.Id && j.IsPublic, ct);
        if (job is null) return Outcome.NotFound;
        if (await db.BarrierTo(job, tenant, now, ct) is { } barrier) return Outcome.Refused("ApplyForJob_" + barrier);
        var keptOut = await keptOuts.Of(talent, job, ct);
        if (keptOut == KeptOut.Yes) return Outcome.Refused("ApplyForJob_KeptOut");
        if (keptOut == KeptOut.Unsaid && !request.Anyway) return Outcome.Invalid(nameof(request.Anyway), "ApplyForJob_AnywayMissing");
        // While the person has it at hand: its employer is shown it under a mark or not at all.
        if (await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == request.CvId, ct) is { CanBeSent: true } chosen && !await files.CanBeMarked(talent, chosen.StorageName, chosen.Kind, ct))
            return Outcome.Invalid(nameof(request.CvId), chosen.Kind.CanBeMarked() ? "ApplyForJob_CvUnmarked" : "ApplyForJob_CvWord");
        // Whoever sends from two windows at once waits here, and then finds the other one.
        await db.Database.ExecuteSqlAsync($"select 1 from talent_profiles where user_id = {talent} for update", ct);
        if (!await db.TalentProfiles.AnyAsync(p => p.UserId == talent, ct)) return Outcome.Refused("ApplyForJob_ProfileMissing");
        var cv = await db.CvDocuments.SingleOrDefaultAsync(d => d.UserId == talent && d.Id == request.CvId, ct);
        if (cv is not { CanBeSent: true }) return Outcome.Invalid(nameof(request.CvId), "ApplyForJob_CvMissing");
        if (await db.JobApplications.AnyAsync(a => a.TenantId == tenant.Id && a.JobId == job.Id && a.TalentUserId == talent && a.State != ApplicationState.Withdrawn, ct)) return Outcome.Refused("ApplyForJob_Already");

        var id = Guid.CreateVersion7(now);
        var application = JobApplication.Apply(id, job, tenant, talent, cv.Id, await course.SealNote(talent, id, request.Note, ct), now, await replies.For(ApplicationState.Received, now, ct));
        db.JobApplications.Add(application);
        await course.Add(application, null, ct);
        await dues.Note(talent, now.AddYears(Consent.KeptYears), ct);
        db.Consents.Add(Consent.Give(
            talent, ConsentKind.GiveToEmployer, tenant.Id, job.EmployerId, application.EmployerName, id, ConsentText.Shown(request.ConsentWords!), call.Language, now));
        db.Grants.Add(Grant.Give(talent, tenant.Id, job.EmployerId, GrantScope.Profile, null, "application", id, now, now + JobApplication.OpenFor));
        db.Grants.Add(Grant.Give(talent, tenant.Id, job.EmployerId, GrantScope.Cv, cv.Id, "application", id, now, now + JobApplication.OpenFor));
        await drafts.Discard(JobApplication.DraftForm, job.Id.ToString(), ct);
        return new ApplyForJobResult(id);
    }
}
