using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Home;

/// <summary>What the home of a site shows: live figures and the newest positions; on the national site also the tenants, and where the positions are.</summary>
[Anyone]
public sealed record ViewHome : IQuery<ViewHomeResult>;

/// <param name="OpenPositions">As of a few seconds ago, like <paramref name="Employers"/>.</param>
/// <param name="Tenants">Empty on a tenant's own site, like <paramref name="Places"/>.</param>
/// <param name="Places">The provinces with positions, those with most first.</param>
public sealed record ViewHomeResult(
    int OpenPositions, int Employers, IReadOnlyList<ViewHomeResult.Position> Newest, IReadOnlyList<ViewHomeResult.Site> Tenants, IReadOnlyList<ViewHomeResult.Place> Places)
{
    /// <param name="Through">The tenant that published it, on the national site.</param>
    public sealed record Position(
        string Href, Bilingual Title, Bilingual Employer, string? Place, string? Through, decimal? PayMin, decimal? PayMax, string? PayCurrency, string? PayPeriod, DateTimeOffset PublishedAt);

    /// <param name="Place">The place it serves, where it is one.</param>
    public sealed record Site(TenantRef Tenant, string Href, string? Place, int OpenPositions);

    /// <param name="Slug">As the address of the list names it.</param>
    public sealed record Place(string Slug, string Name, int Count, double Latitude, double Longitude);
}

internal sealed class ViewHomeHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SiteAddresses addresses, JobFigures figures) : IRequestHandler<ViewHome, Outcome<ViewHomeResult>>
{
    private const int NewestMax = 5;

    public async Task<Outcome<ViewHomeResult>> Handle(ViewHome request, CancellationToken ct)
    {
        var totals = await figures.Totals(ct);
        List<ViewHomeResult.Site> sites = [];
        if (call.TenantId is null)
        {
            foreach (var tenant in await tenants.All(ct))
                sites.Add(new(tenant, addresses.LinkTo(tenant, call.Language, ""), ReferenceData.Divisions.Find(tenant.DivisionCode)?.ShortName(call.Language), totals.Of(tenant.Id)));
        }

        List<ViewHomeResult.Position> positions = [];
        foreach (var listing in await Newest(ct)) positions.Add(PositionOf(listing, await tenants.ById(listing.TenantId, ct)));
        return new ViewHomeResult(totals.Of(call.TenantId), totals.EmployersOf(call.TenantId), positions, sites, call.TenantId is null ? Places(totals) : []);
    }

    /// <summary>By an index in both cases: a tenant's by the day, all by the number of their publication.</summary>
    private async Task<IReadOnlyList<JobListing>> Newest(CancellationToken ct)
    {
        var open = db.JobListings.AsNoTracking().Where(l => l.ClosedAt == null);
        if (call.TenantId is { } here) return await open.Where(l => l.TenantId == here).OrderByDescending(l => l.PublishedAt).Take(NewestMax).ToListAsync(ct);
        var ids = await db.JobSearch.OrderByDescending(r => r.Ord).Take(NewestMax).Select(r => r.JobId).ToListAsync(ct);
        return await open.Where(l => ids.Contains(l.JobId)).OrderByDescending(l => l.PublishedAt).ToListAsync(ct);
    }

    private ViewHomeResult.Position PositionOf(JobListing listing, TenantRef? tenant)
    {
        var path = $"jobs/{listing.JobId}";
        var elsewhere = call.TenantId is null && tenant is not null;
        return new(
            elsewhere ? addresses.LinkTo(tenant, call.Language, path) : path, listing.Title, listing.Employer,
            ReferenceData.Divisions.Find(listing.DivisionCode)?.NameWithProvince(call.Language) ?? listing.PlaceText ?? ReferenceData.Countries.Find(listing.CountryCode)?.Name(call.Language),
            elsewhere ? tenant!.ShortName.In(call.Language) : null, listing.PayMin, listing.PayMax, listing.PayCurrency, listing.PayPeriod, listing.PublishedAt);
    }

    private IReadOnlyList<ViewHomeResult.Place> Places(JobTotals totals)
    {
        if (!totals.FacetsOf(null).TryGetValue(JobFacet.Province, out var counts)) return [];
        return
        [
            .. from value in counts
               let province = SearchNumbers.Province(value.Number)
               where province is not null
               let seat = ProvinceSeats.Of(province.Code)
               where seat is not null
               orderby value.Count descending, province.Code
               select new ViewHomeResult.Place(province.Slug, province.ShortName(call.Language), value.Count, seat.Value.Latitude, seat.Value.Longitude),
        ];
    }
}
