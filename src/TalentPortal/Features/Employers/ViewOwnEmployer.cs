using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>What the active employer says of itself, and where it stands with each tenant.</summary>
[Requires(EmployersPermissions.Overview)]
public sealed record ViewOwnEmployer : IQuery<ViewOwnEmployerResult>;

/// <param name="MayManage">Whether the caller may change it and ask for admissions.</param>
/// <param name="Admissions">One per tenant of the platform, also where nothing was asked yet.</param>
public sealed record ViewOwnEmployerResult(
    Guid Id, EmployerFields Fields, string? CreditCode, string? RegisterCountry, string? RegisterNumber, bool MayManage, bool IsAdmittedAnywhere,
    IReadOnlyList<OwnAdmission> Admissions, uint Version)
{
    /// <summary>How far the photo is open; null without one.</summary>
    public FileRelease? Photo { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset? PhotoAt { get; init; }

    /// <summary>Whether it is said what it shows: before that none is taken.</summary>
    public bool HasPhotoAlt { get; init; }
}

/// <param name="Status">Null where nothing was asked yet.</param>
/// <param name="IsHere">The tenant of the site.</param>
/// <param name="Address">Where the employer asks that tenant: the same page on its site.</param>
public sealed record OwnAdmission(string TenantSlug, Bilingual Tenant, bool IsHere, AdmissionStatus? Status, EmployerVerification? Verification, DateTimeOffset? At, string? Reason, string Address)
{
    /// <summary>When the tenant last checked the employer; null where it never did.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Whether that is so long ago that the tenant should look again.</summary>
    public bool IsCheckDue { get; init; }
}

internal sealed class ViewOwnEmployerHandler(AppDb db, CurrentCall call, SiteAddresses sites, TimeProvider clock) : IRequestHandler<ViewOwnEmployer, Outcome<ViewOwnEmployerResult>>
{
    public async Task<Outcome<ViewOwnEmployerResult>> Handle(ViewOwnEmployer request, CancellationToken ct)
    {
        var employer = await db.Employers.AsNoTracking().SingleOrDefaultAsync(e => e.Id == call.EmployerId, ct);
        if (employer is null) return Outcome.NotFound;
        var admissions = await db.EmployerAdmissions.AsNoTracking().OfEmployerOf(call).ToDictionaryAsync(a => a.TenantId, ct);
        var tenants = await db.Set<Tenant>().AsNoTracking().Where(t => !t.IsDesk).OrderBy(t => t.CreatedAt).ThenBy(t => t.Slug).ToListAsync(ct);
        return new ViewOwnEmployerResult(
            employer.Id, EmployerFields.Of(employer), employer.CreditCode, employer.RegisterCountry, employer.RegisterNumber,
            call.Rights.EmployerAllows(EmployersPermissions.Manage),
            admissions.Values.Any(a => a.Status == AdmissionStatus.Admitted),
            [.. tenants.Select(t => Of(t, admissions.GetValueOrDefault(t.Id)))],
            employer.Version) { Photo = employer.PhotoRelease, PhotoAt = employer.PhotoAt, HasPhotoAlt = employer.HasPhotoAlt };
    }

    private OwnAdmission Of(Tenant tenant, EmployerAdmission? admission) => new(
        tenant.Slug, tenant.ShortName, tenant.Id == call.TenantId,
        admission?.Status, admission?.Verification, admission?.DecidedAt ?? admission?.RequestedAt, admission?.Reason,
        sites.LinkTo(tenant.ToRef(), call.Language, "employer/employers"))
    {
        VerifiedAt = admission?.VerifiedAt,
        IsCheckDue = EmployerAdmission.IsDue(admission?.VerifiedAt, clock.GetUtcNow()),
    };
}
