using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>The employer moves an application on, or declines it with a reason that the talent reads.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(ApplicationsPermissions.Move)]
public sealed record MoveApplication(Guid Id, ApplicationState To, string? Reason, uint Version) : ICommand<Done>;

internal sealed class MoveApplicationValidator : AbstractValidator<MoveApplication>
{
    public MoveApplicationValidator()
    {
        RuleFor(x => x.To).IsInEnum().Says("MoveApplication_NotFromHere");
        RuleFor(x => x.Reason).IsPlainText(JobApplication.ReasonMax, "MoveApplication_ReasonUnfit");
        RuleFor(x => x.Reason).NotEmpty().When(x => x.To == ApplicationState.Declined).Says("MoveApplication_ReasonMissing");
    }
}

internal sealed class MoveApplicationHandler(AppDb db, CurrentCall call, ApplicationCourse course, TimeProvider clock) : IRequestHandler<MoveApplication, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MoveApplication request, CancellationToken ct)
    {
        var application = await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct);
        if (application is null) return Outcome.NotFound;
        if (application.Version != request.Version) return Outcome.Conflict;
        if (application.MoveTo(request.To, clock.GetUtcNow()) is { } reason) return Outcome.Refused(reason);
        await course.Add(application, request.Reason, ct);
        return Done.Value;
    }
}
