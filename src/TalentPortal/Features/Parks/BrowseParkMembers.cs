using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Parks;

/// <summary>The memberships of the active employer at the tenant of the site: as a park, and in parks.</summary>
[Requires(ParksPermissions.Read)]
public sealed record BrowseParkMembers : IQuery<BrowseParkMembersResult>
{
    public const int Most = 500;
}

/// <param name="MayHaveMembers">Whether the employer is a park or an association.</param>
/// <param name="IsVerified">Whether the tenant has admitted and checked it; before, it asks nobody.</param>
/// <param name="MayManage">Whether the caller may ask, answer and end.</param>
public sealed record BrowseParkMembersResult(bool MayHaveMembers, bool IsVerified, bool MayManage, IReadOnlyList<BrowseParkMembersResult.Row> Members, IReadOnlyList<BrowseParkMembersResult.Row> Parks)
{
    /// <param name="EmployerId">The other side.</param>
    /// <param name="Verification">How the tenant checked the member; null where it did not, and nothing can be posted for it.</param>
    public sealed record Row(Guid MembershipId, Guid EmployerId, Bilingual Name, ParkMembershipState State, bool IsVouched, ParkSide? EndedBy, DateTimeOffset At, EmployerVerification? Verification);
}

internal sealed class BrowseParkMembersHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseParkMembers, Outcome<BrowseParkMembersResult>>
{
    public async Task<Outcome<BrowseParkMembersResult>> Handle(BrowseParkMembers request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } self) return Outcome.NotFound;
        var employer = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == self, ct);
        var here = db.ParkMemberships.AsNoTracking().AtTenantOf(call);
        return new BrowseParkMembersResult(
            employer.MayHaveMembers, await db.EmployerAdmissions.Verifies(tenant.Id, self, ct), call.Rights.EmployerAllows(ParksPermissions.Manage),
            await Rows(here.Where(m => m.ParkId == self), ofPark: true, ct), await Rows(here.Where(m => m.MemberId == self), ofPark: false, ct));
    }

    private async Task<IReadOnlyList<BrowseParkMembersResult.Row>> Rows(IQueryable<ParkMembership> memberships, bool ofPark, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        var rows = await memberships.Join(db.Employers, m => ofPark ? m.MemberId : m.ParkId, e => e.Id, (m, e) => new
        {
            m.Id, Employer = e.Id, e.Name, m.State, m.VouchedAt, m.EndedBy, m.AskedAt, m.AnsweredAt, m.EndedAt,
            Verification = db.Set<EmployerAdmission>().Where(a => a.TenantId == tenant && a.EmployerId == e.Id && a.Status == AdmissionStatus.Admitted).Select(a => a.Verification).FirstOrDefault(),
        }).OrderByDescending(row => row.AskedAt).ThenBy(row => row.Id).Take(BrowseParkMembers.Most).ToListAsync(ct);
        return [.. rows.Select(row => new BrowseParkMembersResult.Row(row.Id, row.Employer, row.Name, row.State, row.VouchedAt is not null, row.EndedBy, row.EndedAt ?? row.AnsweredAt ?? row.AskedAt, row.Verification))];
    }
}
