using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family;

/// <summary>Positions for both of two linked partners within one commuting area: of one tenant on its site, of all on the national one.</summary>
[SignedIn]
public sealed record BrowseFamilyPositions : IQuery<BrowseFamilyPositionsResult>;

/// <summary>What stands in the way of a search for two.</summary>
public enum FamilySearchGap
{
    None,
    NotLinked,

    /// <summary>The caller has named no field.</summary>
    MyWish,

    /// <summary>The partner has not opened what they look for.</summary>
    TheirWish,
}

/// <param name="NothingFor">Cities of the wishes that have nothing for one of the two, by code.</param>
/// <param name="Elsewhere">Where the wishes name no area with something for both: one outside of them, in their provinces if there is one.</param>
public sealed record BrowseFamilyPositionsResult(
    FamilySearchGap Gap, string? MyIndustry, string? TheirIndustry, IReadOnlyList<BrowseFamilyPositionsResult.Area> Areas, IReadOnlyList<BrowseFamilyPositionsResult.Lack> NothingFor, BrowseFamilyPositionsResult.Area? Elsewhere)
{
    public const int AreasMost = 6;

    /// <param name="Cities">GB/T 2260 codes as numbers.</param>
    /// <param name="Ground">Why two cities count as one area; null for one.</param>
    public sealed record Area(IReadOnlyList<int> Cities, Bilingual? Ground, bool IsUnverified, int Mine, int Theirs, IReadOnlyList<Posting> ForMe, IReadOnlyList<Posting> ForThem);

    /// <param name="Through">The tenant that published it, where the site is another.</param>
    public sealed record Posting(string Href, Bilingual Title, Bilingual Employer, string? DivisionCode, string? Through);

    public sealed record Lack(int City, bool IsMine);
}

internal sealed class BrowseFamilyPositionsHandler(AppDb db, CurrentCall call, PartnerLinks links, PortalDispatcher dispatcher, TenantDirectory tenants, SiteAddresses addresses)
    : IRequestHandler<BrowseFamilyPositions, Outcome<BrowseFamilyPositionsResult>>
{
    public async Task<Outcome<BrowseFamilyPositionsResult>> Handle(BrowseFamilyPositions request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var pair = await links.Of(me, ct);
        if (!pair.IsLinked) return Nothing(FamilySearchGap.NotLinked);
        var partner = pair.Theirs!.UserId;
        var mine = Wish.Of(await db.FamilyWishes.AsNoTracking().Where(w => w.UserId == me).ToListAsync(ct));
        var theirs = Wish.Of(await db.FamilyWishes.AsNoTracking().Where(w => w.UserId == partner && w.ReaderId == me).ToListAsync(ct));
        if (mine.Industry is null) return Nothing(FamilySearchGap.MyWish);
        if (theirs.Industry is null) return Nothing(FamilySearchGap.TheirWish);
        if (await dispatcher.Send(new ReadPartnerBlocks(), CallOrigin.System("family", onBehalfOf: partner), ct) is not { IsOk: true, Value.Employers: var blocked }) return Nothing(FamilySearchGap.NotLinked);
        var without = blocked.Union(await db.BlockedBy(me, ct)).ToList();

        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (forMe, forThem) = (await JobsByCity.Count(connection, call.TenantId, mine.Industry, without, ct), await JobsByCity.Count(connection, call.TenantId, theirs.Industry, without, ct));
        var (here, there) = (Counts(forMe, mine), Counts(forThem, theirs));
        var found = CommutingAreas.Of(here, there, cities => mine.Lives(cities) && theirs.Lives(cities));
        List<BrowseFamilyPositionsResult.Area> areas = [];
        foreach (var area in found.Take(BrowseFamilyPositionsResult.AreasMost)) areas.Add(await Show(connection, area, forMe, forThem, mine, theirs, ct));
        BrowseFamilyPositionsResult.Area? elsewhere = null;
        if (found.Count == 0)
        {
            var provinces = mine.AllPlaces.Concat(theirs.AllPlaces).Select(code => code[..2]).ToHashSet(StringComparer.Ordinal);
            var any = CommutingAreas.Of(Counts(forMe, Wish.Anywhere), Counts(forThem, Wish.Anywhere), _ => true);
            if (any.OrderByDescending(area => area.Cities.Any(city => provinces.Contains((city / 10_000).ToString("00", System.Globalization.CultureInfo.InvariantCulture)))).FirstOrDefault() is { } best)
                elsewhere = await Show(connection, best, forMe, forThem, Wish.Anywhere, Wish.Anywhere, ct);
        }

        return new BrowseFamilyPositionsResult(
            FamilySearchGap.None, mine.Industry, theirs.Industry, areas, [.. mine.Cities.Where(city => !here.ContainsKey(city)).Select(city => new BrowseFamilyPositionsResult.Lack(city, true)), .. theirs.Cities.Where(city => !there.ContainsKey(city)).Select(city => new BrowseFamilyPositionsResult.Lack(city, false))], elsewhere);
    }

    private static Outcome<BrowseFamilyPositionsResult> Nothing(FamilySearchGap gap) => new BrowseFamilyPositionsResult(gap, null, null, [], [], null);

    private static Dictionary<int, int> Counts(IReadOnlyDictionary<int, CityJobs> jobs, Wish wish) => jobs.Values.Where(city => wish.Works.Within(city.City)).ToDictionary(city => city.City, city => city.Count);

    private async Task<BrowseFamilyPositionsResult.Area> Show(
        NpgsqlConnection connection, CommutingArea area, IReadOnlyDictionary<int, CityJobs> forMe, IReadOnlyDictionary<int, CityJobs> forThem, Wish mine, Wish theirs, CancellationToken ct) => new(
        area.Cities, area.Pair?.Ground, area.Pair?.Certainty == "unverified", area.Mine, area.Theirs, await Postings(connection, area, forMe, mine, ct), await Postings(connection, area, forThem, theirs, ct));

    private async Task<IReadOnlyList<BrowseFamilyPositionsResult.Posting>> Postings(NpgsqlConnection connection, CommutingArea area, IReadOnlyDictionary<int, CityJobs> jobs, Wish wish, CancellationToken ct)
    {
        var newest = area.Cities.Where(city => wish.Works.Within(city) && jobs.ContainsKey(city)).SelectMany(city => jobs[city].Newest).OrderDescending().Take(3).ToList();
        List<BrowseFamilyPositionsResult.Posting> shown = [];
        foreach (var row in await JobRows.Read(connection, newest, ct))
        {
            var tenant = await tenants.ById(row.TenantId, ct);
            var elsewhere = tenant is not null && tenant.Id != call.TenantId;
            shown.Add(new(elsewhere ? addresses.LinkTo(tenant!, call.Language, $"jobs/{row.Id}") : $"jobs/{row.Id}", row.Title, row.Employer, row.DivisionCode, elsewhere ? tenant!.ShortName.In(call.Language) : null));
        }

        return shown;
    }

    /// <summary>What one of the two looks for.</summary>
    /// <param name="Works">Where; empty: anywhere.</param>
    /// <param name="LivesIn">Where they would live; empty: anywhere.</param>
    private sealed record Wish(string? Industry, IReadOnlyList<string> Works, IReadOnlyList<string> LivesIn)
    {
        public static Wish Anywhere { get; } = new(null, [], []);

        public IEnumerable<string> AllPlaces => Works.Concat(LivesIn);

        /// <summary>The cities that they named for work.</summary>
        public IEnumerable<int> Cities => Works.Select(code => int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)).Where(code => code % 10_000 != 0);

        public static Wish Of(IReadOnlyList<FamilyWish> wishes)
        {
            var (work, live) = (wishes.FirstOrDefault(w => w.Kind == WishKind.Work), wishes.FirstOrDefault(w => w.Kind == WishKind.Cities));
            return new(work?.IndustryCode, work?.Places ?? [], live?.Places ?? []);
        }

        public bool Lives(IReadOnlyList<int> cities) => cities.Any(LivesIn.Within);
    }
}
