using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Asks a member of the employer to fill in a scorecard for one application or several. Asked before, nothing happens.</summary>
[Requires(ApplicationsPermissions.Move)]
public sealed record AssignInterviewer(IReadOnlyList<Guid> Applications, Guid Member) : ICommand<AssignInterviewerResult>;

/// <param name="Asked">For how many the member was not asked before.</param>
/// <param name="NotFound">How many there are not, or no longer open to the employer.</param>
public sealed record AssignInterviewerResult(int Asked, int NotFound);

internal sealed class AssignInterviewerValidator : AbstractValidator<AssignInterviewer>
{
    public AssignInterviewerValidator() => RuleFor(x => x.Applications).Must(ids => ids is { Count: > 0 }).Says("MoveApplications_NoneChosen").Must(ids => ids is null || ids.Count <= MoveApplications.Most).Says("MoveApplications_TooMany");
}

internal sealed class AssignInterviewerHandler(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock) : IRequestHandler<AssignInterviewer, Outcome<AssignInterviewerResult>>
{
    public async Task<Outcome<AssignInterviewerResult>> Handle(AssignInterviewer request, CancellationToken ct)
    {
        var (employer, now) = (call.EmployerId, clock.GetUtcNow());
        var name = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.UserId == request.Member && m.EndedAt == null).Select(m => m.DisplayName).SingleOrDefaultAsync(ct);
        if (name is null) return Outcome.NotFound;
        var ids = request.Applications.Distinct().ToList();
        var found = await db.JobApplications.OfEmployerOf(call).Where(a => ids.Contains(a.Id) && a.State != ApplicationState.Withdrawn).ToListAsync(ct);
        if (found.Count == 0) return Outcome.NotFound;
        var own = found.Select(a => a.Id).ToList();
        var asked = await db.Scorecards.Where(c => own.Contains(c.ApplicationId) && c.MemberUserId == request.Member).Select(c => c.ApplicationId).ToListAsync(ct);
        var fresh = found.Where(a => !asked.Contains(a.Id)).ToList();
        foreach (var application in fresh) db.Add(Scorecard.Ask(Guid.CreateVersion7(now), application, request.Member, name, now));
        // One mail, for however many; nobody asks themselves by mail.
        if (fresh.Count > 0 && request.Member != call.UserId) await mails.ToUser(request.Member, MailTemplates.ScorecardAsked, null, ApplicationMails.PathTo("employer/interviews"), ct);
        return new AssignInterviewerResult(fresh.Count, ids.Count - found.Count);
    }
}
