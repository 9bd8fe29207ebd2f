using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Parks;

/// <summary>The owner of a firm says whether it is a member of the park that asks. From a yes on, the park may post in its name.</summary>
[Requires(ParksPermissions.Manage)]
public sealed record AnswerParkInvitation(Guid MembershipId, bool Agree) : ICommand<Done>;

internal sealed class AnswerParkInvitationHandler(AppDb db, CurrentCall call, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<AnswerParkInvitation, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerParkInvitation request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } self) return Outcome.NotFound;
        var membership = await db.ParkMemberships.AtTenantOf(call).SingleOrDefaultAsync(m => m.Id == request.MembershipId && m.MemberId == self, ct);
        if (membership is null) return Outcome.NotFound;
        if (membership.Answer(request.Agree, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        changes.At(tenant.Id);
        audit.Write(request.Agree ? "parks.agree" : "parks.decline", membership.Id, membership.ParkId.ToString());
        return Done.Value;
    }
}
