using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Home;

/// <summary>What the home of a site shows: live figures and the newest positions; on the national site the tenants too.</summary>
[Anyone]
public sealed record ViewHome : IQuery<ViewHomeResult>;

/// <param name="Tenants">Empty on a tenant's own site.</param>
public sealed record ViewHomeResult(int OpenPositions, int Employers, IReadOnlyList<ViewHomeResult.Position> Newest, IReadOnlyList<ViewHomeResult.Site> Tenants)
{
    public sealed record Position(string Href, Bilingual Title, Bilingual Employer, DateTimeOffset PublishedAt);

    public sealed record Site(TenantRef Tenant, string Href, int OpenPositions);
}

internal sealed class ViewHomeHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SiteAddresses addresses) : IRequestHandler<ViewHome, Outcome<ViewHomeResult>>
{
    private const int NewestMax = 5;

    public async Task<Outcome<ViewHomeResult>> Handle(ViewHome request, CancellationToken ct)
    {
        var here = call.TenantId;
        var open = db.JobListings.AsNoTracking().Where(l => l.ClosedAt == null && (here == null || l.TenantId == here));
        var newest = await open.OrderByDescending(l => l.PublishedAt).Take(NewestMax).ToListAsync(ct);
        var byTenant = here is null
            ? await open.GroupBy(l => l.TenantId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(item => item.Key, item => item.Count, ct)
            : [];
        List<ViewHomeResult.Site> sites = [];
        if (here is null)
            foreach (var tenant in await tenants.All(ct))
                sites.Add(new(tenant, addresses.LinkTo(tenant, call.Language, ""), byTenant.GetValueOrDefault(tenant.Id)));

        List<ViewHomeResult.Position> positions = [];
        foreach (var listing in newest)
        {
            var tenant = await tenants.ById(listing.TenantId, ct);
            var path = $"jobs/{listing.JobId}";
            positions.Add(new(here is null && tenant is not null ? addresses.LinkTo(tenant, call.Language, path) : path, listing.Title, listing.Employer, listing.PublishedAt));
        }

        return new ViewHomeResult(await open.CountAsync(ct), await open.Select(l => l.EmployerId).Distinct().CountAsync(ct), positions, sites);
    }
}
