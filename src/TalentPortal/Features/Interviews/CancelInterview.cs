using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Interviews;

/// <summary>The employer calls an interview off. The application stays where it is.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(InterviewsPermissions.Plan)]
public sealed record CancelInterview(Guid ApplicationId, uint Version) : ICommand<Done>;

internal sealed class CancelInterviewHandler(AppDb db, CurrentCall call, InterviewBook book, TimeProvider clock) : IRequestHandler<CancelInterview, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CancelInterview request, CancellationToken ct)
    {
        if (await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct) is not { } application || await book.Of(application, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (one.Cancel(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await book.Free(one, ct);
        await book.TellAll(one, MailTemplates.InterviewOff, InterviewPart.Cancel, ct);
        return Done.Value;
    }
}

/// <summary>When a talent takes an application back, nobody waits for them.</summary>
internal sealed class InterviewsOfWithdrawn(InterviewBook book, TimeProvider clock) : INotificationHandler<ApplicationWithdrawn>
{
    public async Task Handle(ApplicationWithdrawn happened, CancellationToken ct)
    {
        if (await book.Of(happened.Application, ct) is not { } one || one.Cancel(clock.GetUtcNow()) is not null) return;
        await book.Free(one, ct);
        await book.TellAll(one, MailTemplates.InterviewOff, InterviewPart.Cancel, ct);
    }
}
