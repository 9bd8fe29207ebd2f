using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>A member of the employer notes something on an application, for colleagues alone.</summary>
[Requires(ApplicationsPermissions.Move)]
public sealed record NoteApplicant(Guid ApplicationId, string? Words) : ICommand<Done>;

internal sealed class NoteApplicantValidator : AbstractValidator<NoteApplicant>
{
    public NoteApplicantValidator() => RuleFor(x => x.Words).NotEmpty().Says("NoteApplicant_Missing").IsPlainText(ApplicantNote.WordsMax, "NoteApplicant_Unfit");
}

internal sealed class NoteApplicantHandler(AppDb db, CurrentCall call, SealedAssessments words, TimeProvider clock) : IRequestHandler<NoteApplicant, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(NoteApplicant request, CancellationToken ct)
    {
        var (employer, me, now) = (call.EmployerId, call.RequiredUserId, clock.GetUtcNow());
        if (await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct) is not { TalentUserId: not null } application) return Outcome.NotFound;
        if (application.State == ApplicationState.Withdrawn) return Outcome.Refused("NoteApplicant_Closed");
        var name = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.UserId == me).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) ?? "";
        var id = Guid.CreateVersion7(now);
        db.Add(ApplicantNote.Write(id, application, name, await words.Seal(application, ApplicantNote.Table, id, request.Words, ct), now));
        return Done.Value;
    }
}
