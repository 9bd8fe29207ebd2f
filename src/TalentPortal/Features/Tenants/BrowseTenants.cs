using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>All tenants with what is public of their work. What lies behind their doors is not counted: it is not the platform's.</summary>
[Requires(TenantsPermissions.Manage)]
public sealed record BrowseTenants : IQuery<BrowseTenantsResult>;

public sealed record BrowseTenantsResult(IReadOnlyList<TenantRow> Rows);

public sealed record TenantRow(string Slug, Bilingual Name, string Accent, string? Host, string? DivisionCode, DateTimeOffset CreatedAt, int OpenPositions, int Employers, bool IsDemo);

internal sealed class BrowseTenantsHandler(AppDb db) : IRequestHandler<BrowseTenants, Outcome<BrowseTenantsResult>>
{
    public async Task<Outcome<BrowseTenantsResult>> Handle(BrowseTenants request, CancellationToken cancellationToken)
    {
        var tenants = await db.Set<Tenant>().AsNoTracking().OrderBy(t => t.CreatedAt).ThenBy(t => t.Slug).ToListAsync(cancellationToken);
        var positions = await db.Jobs.Where(j => j.IsPublic).GroupBy(j => j.TenantId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var employers = await db.EmployerAdmissions.Where(a => a.IsPublic).GroupBy(a => a.TenantId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new BrowseTenantsResult([.. tenants.Select(t => new TenantRow(
            t.Slug, t.Name, t.Accent, t.Host, t.DivisionCode, t.CreatedAt, positions.GetValueOrDefault(t.Id), employers.GetValueOrDefault(t.Id), t.IsDemo))]);
    }
}
