using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>An employer that stays unnamed on its posting gives its name to one applicant, who reads it everywhere from now on; nobody else does.</summary>
[Requires(ApplicationsPermissions.Move)]
public sealed record DiscloseEmployer(Guid ApplicationId) : ICommand<Done>;

internal sealed class DiscloseEmployerHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<DiscloseEmployer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DiscloseEmployer request, CancellationToken ct)
    {
        var application = await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct);
        if (application is null) return Outcome.NotFound;
        var name = await db.Employers.Where(e => e.Id == application.EmployerId).Select(e => e.Name).SingleAsync(ct);
        if (application.NameEmployer(name, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        audit.Write("applications.name", application.Id);
        return Done.Value;
    }
}
