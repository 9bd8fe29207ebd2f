using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;

namespace TalentPortal.Features.Employers;

/// <summary>A mark that rests on a park's word ends with the membership.</summary>
internal sealed class VouchesOfEndedMembership(AppDb db) : INotificationHandler<ParkMembershipEnded>
{
    public async Task Handle(ParkMembershipEnded happened, CancellationToken ct)
    {
        var (tenant, park, member) = (happened.Membership.TenantId, happened.Membership.ParkId, happened.Membership.MemberId);
        var admission = await db.EmployerAdmissions.SingleOrDefaultAsync(a => a.TenantId == tenant && a.EmployerId == member && a.VouchedById == park, ct);
        admission?.LoseVouch(park);
    }
}
