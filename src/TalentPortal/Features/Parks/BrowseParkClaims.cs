using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Parks;

/// <summary>Firms without an account that parks named as their members and that wait for the tenant's staff, with what is agreed at this tenant.</summary>
[Requires(ParksPermissions.Confirm)]
public sealed record BrowseParkClaims : IQuery<BrowseParkClaimsResult>
{
    public const int Most = 200;
}

/// <param name="Waiting">Who waits longest comes first.</param>
/// <param name="Active">All memberships that hold here.</param>
public sealed record BrowseParkClaimsResult(IReadOnlyList<BrowseParkClaimsResult.Row> Waiting, IReadOnlyList<BrowseParkClaimsResult.Row> Active)
{
    /// <param name="Registration">The credit code by which staff find it in the register.</param>
    public sealed record Row(Guid MembershipId, Guid MemberId, Bilingual Member, string? Registration, Guid ParkId, Bilingual Park, DateTimeOffset At, bool IsVouched, uint Version);
}

internal sealed class BrowseParkClaimsHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseParkClaims, Outcome<BrowseParkClaimsResult>>
{
    public async Task<Outcome<BrowseParkClaimsResult>> Handle(BrowseParkClaims request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        return new BrowseParkClaimsResult(await Rows(ParkMembershipState.Listed, ct), await Rows(ParkMembershipState.Active, ct));
    }

    private async Task<IReadOnlyList<BrowseParkClaimsResult.Row>> Rows(ParkMembershipState state, CancellationToken ct)
    {
        var rows = await db.ParkMemberships.AsNoTracking().AtTenantOf(call).Where(m => m.State == state).OrderBy(m => m.AskedAt).ThenBy(m => m.Id).Take(BrowseParkClaims.Most)
            .Select(m => new
            {
                m.Id, m.MemberId, m.ParkId, m.AskedAt, m.AnsweredAt, m.VouchedAt, m.Version,
                Member = db.Set<Employer>().Single(e => e.Id == m.MemberId),
                Park = db.Set<Employer>().Where(e => e.Id == m.ParkId).Select(e => e.Name).Single(),
            }).ToListAsync(ct);
        return [.. rows.Select(m => new BrowseParkClaimsResult.Row(
            m.Id, m.MemberId, m.Member.Name,
            m.Member.CreditCode ?? (m.Member.ListedKey is { } key && key.StartsWith(ListParkMemberHandler.KeyPrefix, StringComparison.Ordinal) ? key[ListParkMemberHandler.KeyPrefix.Length..] : m.Member.RegisterNumber),
            m.ParkId, m.Park, m.AnsweredAt ?? m.AskedAt, m.VouchedAt is not null, m.Version))];
    }
}
