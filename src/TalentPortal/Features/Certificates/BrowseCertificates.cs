using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Certificates;

/// <summary>The caller's certificates, and for team leads everybody's; and what a new one would say.</summary>
[Requires(CertificatesPermissions.Keep)]
public sealed record BrowseCertificates : IQuery<BrowseCertificatesResult>;

/// <param name="Items">The newest first.</param>
/// <param name="Minutes">Confirmed time that a new one would state; 0 for those who take none.</param>
/// <param name="FullName">The caller's name as it would stand there, and <paramref name="Initials"/> instead of it.</param>
public sealed record BrowseCertificatesResult(IReadOnlyList<BrowseCertificatesResult.Item> Items, bool CanIssue, int Minutes, string FullName, string Initials)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 200;

    public sealed record Item(Guid Id, string ShownName, bool IsMine, DateOnly FromOn, DateOnly UntilOn, int Minutes, DateTimeOffset IssuedAt, DateTimeOffset? WithdrawnAt, uint Version);
}

internal sealed class BrowseCertificatesHandler(AppDb db, CurrentCall call, CertificateDesk desk) : IRequestHandler<BrowseCertificates, Outcome<BrowseCertificatesResult>>
{
    public async Task<Outcome<BrowseCertificatesResult>> Handle(BrowseCertificates request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } me) return Outcome.NotFound;
        var items = await desk.Seen.AsNoTracking().OrderByDescending(c => c.IssuedAt).ThenBy(c => c.Id).Take(BrowseCertificatesResult.Most)
            .Select(c => new BrowseCertificatesResult.Item(c.Id, c.ShownName, c.ConsultantUserId == me, c.FromOn, c.UntilOn, c.Minutes, c.IssuedAt, c.WithdrawnAt, c.Version)).ToListAsync(ct);
        var (canIssue, name) = (call.Rights.StaffAllows(CertificatesPermissions.Issue), call.Rights.Name ?? "");
        var minutes = canIssue ? await db.Set<ServiceRecord>().AtTenantOf(call).Where(r => r.ConsultantUserId == me && r.State == ServiceState.Confirmed).SumAsync(r => r.Minutes, ct) : 0;
        return new BrowseCertificatesResult(items, canIssue, minutes, name, ShownNames.Initials(name));
    }
}
