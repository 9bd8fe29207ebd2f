using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>The talent shows an application to the consultant of their case at its tenant, or no longer: where it stands and its interviews, not what was sent.</summary>
[SignedIn]
public sealed record ShareApplication(Guid Id, bool Shares) : ICommand<Done>;

internal sealed class ShareApplicationHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ShareApplication, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ShareApplication request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        if (await db.JobApplications.SingleOrDefaultAsync(a => a.Id == request.Id && a.TalentUserId == talent, ct) is not { } application || application.TenantId != call.TenantId) return Outcome.NotFound;
        application.Share(request.Shares, clock.GetUtcNow());
        return Done.Value;
    }
}
