using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>The employers of the tenant: who waits for admission, who has it, who does not.</summary>
[Requires(EmployersPermissions.Admit)]
public sealed record BrowseAdmissions(AdmissionStatus Status = AdmissionStatus.Requested, int Skip = 0, int Take = BrowseAdmissions.PageSize)
    : IQuery<BrowseAdmissionsResult>
{
    public const int PageSize = 20;
    public const int TakeMax = 100;
    public const int ParentsMost = 500;
}

/// <param name="Counts">How many there are in each state.</param>
/// <param name="Admitted">All that are admitted, to which another one may belong.</param>
public sealed record BrowseAdmissionsResult(IReadOnlyList<AdmissionRow> Rows, IReadOnlyDictionary<AdmissionStatus, int> Counts, IReadOnlyList<AdmittedEmployer> Admitted);

public sealed record AdmittedEmployer(Guid Id, Bilingual Name);

/// <param name="Elsewhere">At how many other tenants it is admitted.</param>
public sealed record AdmissionRow(
    Guid AdmissionId, Guid EmployerId, Bilingual Name, EmployerKind Kind, string? CreditCode, string? RegisterCountry, string? RegisterNumber,
    string? DivisionCode, string? CountryCode, string? IndustryCode, string? Website, Bilingual About,
    AdmissionStatus Status, EmployerVerification? Verification, DateTimeOffset RequestedAt, DateTimeOffset? DecidedAt, string? DecidedBy, string? Reason,
    int Elsewhere, Guid? ParentId, uint Version)
{
    /// <summary>Parks here that answer for it, each the name of one of which it is an agreed member.</summary>
    public IReadOnlyList<Bilingual> Parks { get; init; } = [];

    /// <summary>When somebody last looked; null where nobody did.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Whether somebody should look again.</summary>
    public bool IsCheckDue { get; init; }
}

internal sealed class BrowseAdmissionsValidator : AbstractValidator<BrowseAdmissions>
{
    public BrowseAdmissionsValidator()
    {
        RuleFor(q => q.Status).IsInEnum().Says("Fields_Unknown");
        RuleFor(q => q.Skip).InclusiveBetween(0, 100_000).Says("Fields_Unknown");
        RuleFor(q => q.Take).InclusiveBetween(1, BrowseAdmissions.TakeMax).Says("Fields_Unknown");
    }
}

internal sealed class BrowseAdmissionsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseAdmissions, Outcome<BrowseAdmissionsResult>>
{
    public async Task<Outcome<BrowseAdmissionsResult>> Handle(BrowseAdmissions request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var all = db.EmployerAdmissions.AsNoTracking();
        var own = all.AtTenantOf(call);
        var counts = await own.GroupBy(a => a.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var chosen = own.Where(a => a.Status == request.Status);
        // Who waits longest comes first; what is decided, the latest first.
        chosen = request.Status == AdmissionStatus.Requested ? chosen.OrderBy(a => a.RequestedAt).ThenBy(a => a.Id) : chosen.OrderByDescending(a => a.DecidedAt).ThenBy(a => a.Id);
        var rows = await chosen.Skip(request.Skip).Take(request.Take)
            .Join(db.Employers, a => a.EmployerId, e => e.Id, (a, e) => new AdmissionRow(
                a.Id, e.Id, e.Name, e.Kind, e.CreditCode, e.RegisterCountry, e.RegisterNumber, e.DivisionCode, e.CountryCode, e.IndustryCode, e.Website, e.About,
                a.Status, a.Verification, a.RequestedAt, a.DecidedAt,
                db.Set<StaffMembership>().Where(m => m.TenantId == a.TenantId && m.Id == a.DecidedBy).Select(m => m.DisplayName).FirstOrDefault(),
                a.Reason,
                all.Count(o => o.EmployerId == a.EmployerId && o.TenantId != a.TenantId && o.Status == AdmissionStatus.Admitted),
                e.ParentId, a.Version))
            .ToListAsync(ct);
        var ids = rows.Select(row => row.EmployerId).ToList();
        var parks = (await db.ParkMemberships.AtTenantOf(call).Where(m => ids.Contains(m.MemberId) && m.State == ParkMembershipState.Active && m.VouchedAt != null)
            .Join(db.Employers, m => m.ParkId, e => e.Id, (m, e) => new { m.MemberId, e.Name }).ToListAsync(ct)).ToLookup(m => m.MemberId, m => m.Name);
        var checks = await own.Where(a => ids.Contains(a.EmployerId)).ToDictionaryAsync(a => a.EmployerId, a => a.VerifiedAt, ct);
        var now = clock.GetUtcNow();
        rows = [.. rows.Select(row => row with { Parks = [.. parks[row.EmployerId]], VerifiedAt = checks[row.EmployerId], IsCheckDue = EmployerAdmission.IsDue(checks[row.EmployerId], now) })];
        var admitted = await own.Where(a => a.Status == AdmissionStatus.Admitted).Join(db.Employers, a => a.EmployerId, e => e.Id, (a, e) => new { e.Id, e.Name, e.CreatedAt }).OrderBy(e => e.CreatedAt).Take(BrowseAdmissions.ParentsMost).ToListAsync(ct);
        return new BrowseAdmissionsResult(rows, counts, [.. admitted.Select(e => new AdmittedEmployer(e.Id, e.Name))]);
    }
}
