using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>What the page of an employer names of its open positions, from what lists show.</summary>
internal sealed class JobOpenPositions(AppDb db, CurrentCall call, TenantDirectory tenants, SiteAddresses addresses) : IOpenPositions
{
    public async Task<(IReadOnlyList<OpenPosition> Newest, IReadOnlyDictionary<Guid, int> Counts)> Of(IReadOnlyCollection<Guid> employers, int most, CancellationToken ct)
    {
        var here = call.TenantId;
        var open = db.JobListings.AsNoTracking().Where(l => l.ClosedAt == null && employers.Contains(l.EmployerId) && (here == null || l.TenantId == here));
        var counts = await open.GroupBy(l => l.EmployerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        List<OpenPosition> newest = [];
        foreach (var l in await open.OrderByDescending(l => l.PublishedAt).ThenBy(l => l.JobId).Take(most).ToListAsync(ct))
        {
            if (await tenants.ById(l.TenantId, ct) is not { } tenant) continue;
            var path = $"jobs/{l.JobId}";
            newest.Add(new(l.JobId, l.EmployerId, l.Title, JobItem.PlaceOf(l.DivisionCode, l.CountryCode, l.PlaceText, call.Language, l.DistrictCode), tenant.Id == here ? path : addresses.LinkTo(tenant, call.Language, path)));
        }

        return (newest, counts);
    }
}
