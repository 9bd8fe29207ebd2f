using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>The next employers that are admitted here (on the national site, anywhere), in the order of their ids.</summary>
/// <param name="From">The first id.</param>
/// <param name="IsAfter">Whether <paramref name="From"/> itself is left out.</param>
[Anyone]
public sealed record BrowseEmployerAddresses(Guid From, bool IsAfter) : IQuery<BrowseEmployerAddressesResult>
{
    public const int PageSize = 1000;
}

/// <param name="Rows">At most <see cref="BrowseEmployerAddresses.PageSize"/>; fewer at the end.</param>
public sealed record BrowseEmployerAddressesResult(IReadOnlyList<EmployerAddress> Rows);

/// <param name="ChangedAt">When the employer last changed its words or was admitted.</param>
public sealed record EmployerAddress(Guid EmployerId, DateTimeOffset ChangedAt);

internal sealed class BrowseEmployerAddressesHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseEmployerAddresses, Outcome<BrowseEmployerAddressesResult>>
{
    public async Task<Outcome<BrowseEmployerAddressesResult>> Handle(BrowseEmployerAddresses request, CancellationToken ct)
    {
        var here = call.TenantId;
        var admitted = db.EmployerAdmissions.AsNoTracking().Where(a => a.Status == AdmissionStatus.Admitted && a.IsPublic && (here == null || a.TenantId == here) && a.EmployerId >= request.From);
        if (request.IsAfter) admitted = admitted.Where(a => a.EmployerId > request.From);
        var rows = await admitted.Join(db.Employers, a => a.EmployerId, e => e.Id, (a, e) => new { e.Id, e.ChangedAt, a.DecidedAt })
            .GroupBy(row => row.Id).OrderBy(employer => employer.Key).Take(BrowseEmployerAddresses.PageSize)
            .Select(employer => new { Id = employer.Key, Said = employer.Max(row => row.ChangedAt), Admitted = employer.Max(row => row.DecidedAt) }).ToListAsync(ct);
        return new BrowseEmployerAddressesResult([.. rows.Select(row => new EmployerAddress(row.Id, row.Admitted > row.Said ? row.Admitted.Value : row.Said))]);
    }
}
