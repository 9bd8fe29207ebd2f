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
/// <param name="Because">A reason to choose instead of words, or beside them; to decline, one of the two is needed.</param>
[Requires(ApplicationsPermissions.Move)]
public sealed record MoveApplication(Guid Id, ApplicationState To, string? Reason, uint Version, DeclineReason? Because = null) : ICommand<Done>;

internal sealed class MoveApplicationValidator : AbstractValidator<MoveApplication>
{
    public MoveApplicationValidator()
    {
        RuleFor(x => x.To).IsInEnum().Says("MoveApplication_NotFromHere");
        RuleFor(x => x.Reason).IsPlainText(JobApplication.ReasonMax, "MoveApplication_ReasonUnfit");
        RuleFor(x => x.Because).IsInEnum().Says("MoveApplication_ReasonMissing");
        RuleFor(x => x.Reason).NotEmpty().When(x => x.To == ApplicationState.Declined && x.Because is null).Says("MoveApplication_ReasonMissing");
    }
}

internal sealed class MoveApplicationHandler(AppDb db, CurrentCall call, ApplicationCourse course, ReplyDues replies, TimeProvider clock) : IRequestHandler<MoveApplication, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MoveApplication request, CancellationToken ct)
    {
        var application = await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct);
        if (application is null) return Outcome.NotFound;
        if (application.Version != request.Version) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        if (application.MoveTo(request.To, now, await replies.For(request.To, now, ct)) is { } reason) return Outcome.Refused(reason);
        await course.Add(application, request.Reason, ct, request.To == ApplicationState.Declined ? request.Because : null);
        return Done.Value;
    }
}
