using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Takes an application back. From then on the employer opens neither profile nor CV.</summary>
[SignedIn]
public sealed record WithdrawApplication(Guid Id) : ICommand<Done>;

internal sealed class WithdrawApplicationHandler(AppDb db, CurrentCall call, ApplicationCourse course, TimeProvider clock) : IRequestHandler<WithdrawApplication, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawApplication request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var now = clock.GetUtcNow();
        var application = await db.JobApplications.SingleOrDefaultAsync(a => a.Id == request.Id && a.TalentUserId == talent, ct);
        // A step is written at the tenant of the application, so that is where it is taken back.
        if (application is null || application.TenantId != call.TenantId) return Outcome.NotFound;
        if (application.Withdraw(now) is { } reason) return Outcome.Refused(reason);
        await course.Add(application, null, ct);
        foreach (var grant in await db.Grants.Where(g => g.UserId == talent && g.SubjectId == application.Id).ToListAsync(ct)) grant.Withdraw(now);
        foreach (var consent in await db.Consents.Where(c => c.ApplicationId == application.Id).ToListAsync(ct)) consent.Withdraw(now);
        return Done.Value;
    }
}
