using System.Globalization;
using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Invented flats at two tenants of the demonstration, by an operator and by staff for people without an account. None of them exists, and there are no pictures of any. Seeded once.</summary>
internal static class DemoHousing
{
    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var fujian = await DemoTalents.At(services, "fujian", ct);
        var today = fujian.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var curator = await DemoSessions.SignIn(services, fujian, DemoPeople.Person("fujian-curator"), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseOwnListings(), curator, ct)).Items.Count == 0)
        {
            var letting = await DemoSessions.SignIn(services, fujian, DemoPeople.Person("rongju-owner"), Language.Chinese, ct);
            foreach (var (draft, daysAgo) in Operators(today)) await Offer(services, draft, letting, curator, today.AddDays(-daysAgo), ct);
            foreach (var (draft, daysAgo) in Privates(today)) await Offer(services, draft, curator, curator, today.AddDays(-daysAgo), ct);
            // One waits for a look.
            var waiting = await DemoSessions.Send(services, new SaveListing(null, Of("晋安两居室（虚构）", "Two bedrooms in Jin'an (invented)", "350111", "26.08", "119.33", "2300", "78", "2", "Ask", "Ask", null, today), null), letting, ct);
            await Submit(services, waiting.ListingId, letting, ct);
        }

        await DemoSessions.End(services, ct);
        var shenzhen = await DemoTalents.At(services, "greater-bay", ct);
        var keeper = await DemoSessions.SignIn(services, shenzhen, DemoPeople.Person("greater-bay-curator"), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseOwnListings(), keeper, ct)).Items.Count == 0)
        {
            await Offer(services, Of("南山科技园一居室（虚构）", "One bedroom near Nanshan science park (invented)", "440305", "22.54", "113.95", "5200", "48", "1", "Yes", "Yes", null, today), keeper, keeper, today.AddDays(-6), ct);
            await Offer(services, Of("福田求职驿站单间（虚构）", "Single room for job-seekers in Futian (invented)", "440304", "22.54", "114.06", "1", "18", "0", "Ask", "Ask", "shenzhen.graduate-lodging", today), keeper, keeper, today.AddDays(-20), ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static IEnumerable<(ListingDraft Draft, int DaysAgo)> Operators(DateOnly today)
    {
        yield return (Of("鼓楼人才公寓两居室（虚构）", "Two-bedroom talent flat in Gulou (invented)", "350102", "26.08", "119.29", "1600", "75", "2", "Yes", "Yes", "fuzhou.talent-rental", today), 9);
        yield return (Of("仓山人才公寓一居室（虚构）", "One-bedroom talent flat in Cangshan (invented)", "350104", "26.04", "119.31", "1100", "45", "1", "Yes", "Yes", "fuzhou.talent-rental", today), 31);
        yield return (Of("思明毕业生公寓（虚构）", "Flat for graduates in Siming (invented)", "350203", "24.46", "118.09", "1900", "40", "1", "Yes", "Ask", "xiamen.half-rent", today), 14);
    }

    private static IEnumerable<(ListingDraft Draft, int DaysAgo)> Privates(DateOnly today)
    {
        yield return (Of("台江江景三居室（虚构）", "Three bedrooms with a river view in Taijiang (invented)", "350103", "26.05", "119.32", "4300", "112", "3", "Yes", "Yes", null, today) with { ListedFor = "档案 H-014" }, 3);
        yield return (Of("湖里单间（虚构）", "Room in Huli (invented)", "350206", "24.51", "118.10", "1500", "24", "0", "No", "No", null, today) with { ListedFor = "档案 H-015" }, 40);
    }

    private static async Task Offer(IServiceProvider services, ListingDraft draft, CallOrigin by, CallOrigin staff, DateOnly checkedOn, CancellationToken ct)
    {
        var id = (await DemoSessions.Send(services, new SaveListing(null, draft, null), by, ct)).ListingId;
        await Submit(services, id, by, ct);
        var waiting = await DemoSessions.Send(services, new ViewOwnListing(id), staff, ct);
        await DemoSessions.Send(services, new CheckListing(id, ListingCheck.Visit, checkedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), waiting.Version!.Value), staff, ct);
    }

    private static async Task Submit(IServiceProvider services, Guid id, CallOrigin by, CancellationToken ct) =>
        await DemoSessions.Send(services, new SubmitListing(id, (await DemoSessions.Send(services, new ViewOwnListing(id), by, ct)).Version!.Value), by, ct);

    private static ListingDraft Of(string zh, string en, string place, string north, string east, string rent, string area, string rooms, string registration, string foreigners, string? scheme, DateOnly today) => ListingDraft.Empty with
    {
        TitleZh = zh, TitleEn = en, TextZh = "演示房源，并不存在。\n家具齐全，步行可到地铁站，物业白天有人值守。", TextEn = "Invented for demonstration; there is no such flat.\nFurnished, a walk from the metro, with an office in the building during the day.",
        Place = place, Latitude = north, Longitude = east, Rent = rent, Area = area, Rooms = rooms, Registration = registration, Foreigners = foreigners, Scheme = scheme, Languages = "zh, en",
        FreeFrom = today.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
