using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Family;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Schools;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Two of the demonstration's talents are partners, and each has opened something to the other. Who has a link already is left alone.</summary>
internal static class DemoFamilies
{
    private static readonly (string Person, Language Language)[] Two = [("lin-yue", Language.Chinese), ("jiang-yu", Language.Chinese)];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var site = await DemoTalents.At(services, "fujian", ct);
        var (one, other) = (DemoPeople.Person(Two[0].Person), DemoPeople.Person(Two[1].Person));
        var found = false;
        await DemoSessions.InScope(services, null, async db => found = await db.PartnerSides.AnyAsync(s => s.UserId == one.UserId, ct), ct, onBehalfOf: one.UserId);
        if (found) return;
        // The secret of a mailed link is nowhere to be read, so the two halves are written as each of them.
        var link = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var (me, partner, language) in new[] { (one, other, Two[0].Language), (other, one, Two[1].Language) })
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("demo-seed", site, me.UserId) with { Language = language }, Rights.None);
            await scope.ServiceProvider.GetRequiredService<PartnerLinks>().Begin(link, partner.UserId, me.Name.In(language), DemoTalents.Words<FamilyText>(services, language, "Family_Agree"), ct);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(ct);
        }

        await Wish(services, site, one, new SaveWishes(true, "chip-design", WorkLevel.Senior, "Fuzhou, Xiamen", new DateOnly(2027, 9, 1), true, "Fuzhou, Xiamen"), ct);
        await Wish(services, site, other, new SaveWishes(true, "biomedicine-health", WorkLevel.Experienced, "Xiamen, Quanzhou", null, false, "Xiamen"), ct);
        await Children(services, site, one, ct);
        await Share(services, site, DemoPeople.Person("priya-nair"), ct);
        await DemoSessions.End(services, ct);
    }

    /// <summary>What somebody with a case at home opens to the consultant.</summary>
    private static async Task Share(IServiceProvider services, TenantRef site, DemoPerson person, CancellationToken ct)
    {
        var me = await DemoSessions.SignIn(services, site, person, Language.English, ct);
        if ((await DemoSessions.Send(services, new BrowseFamilySharing(), me, ct)).Cases.FirstOrDefault(one => one.Tenant.Slug == site.Slug) is not { } one) return;
        await DemoSessions.Send(services, new SaveChild(null, "Mira", one.Today.AddMonths(-70).ToString("yyyy-MM", CultureInfo.InvariantCulture), null, ["en"], "A class where teachers speak English", true, DemoTalents.Words<FamilyText>(services, Language.English, "SaveChild_Agree"), null), me, ct);
        var words = DemoTalents.Words<FamilyText>(services, Language.English, "ShareFamily_Words", site.Name.In(Language.English));
        await DemoSessions.Send(services, new ShareFamily(one.Id, [GrantScope.FamilyWork, GrantScope.FamilyChildren], "My husband would like to teach physics, part-time at first.", null, null, one.Today.AddDays(ShareFamily.DaysUsual), words, null), me, ct);
    }

    /// <summary>One of a year and one of ten, so that two different lists show, and a school chosen for the elder.</summary>
    private static async Task Children(IServiceProvider services, TenantRef site, DemoPerson parent, CancellationToken ct)
    {
        var today = site.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var me = await DemoSessions.SignIn(services, site, parent, Language.Chinese, ct);
        var words = DemoTalents.Words<FamilyText>(services, Language.Chinese, "SaveChild_Agree");
        await DemoSessions.Send(services, new SaveChild(null, "小满", today.AddMonths(-20).ToString("yyyy-MM", CultureInfo.InvariantCulture), null, ["zh", "en"], null, true, words, null), me, ct);
        await DemoSessions.Send(services, new SaveChild(null, "安安", today.AddMonths(-125).ToString("yyyy-MM", CultureInfo.InvariantCulture), null, ["en"], "希望有中文支持的双语班", true, words, null), me, ct);
        var plan = await DemoSessions.Send(services, new ViewSchoolPlan(), me, ct);
        if (plan.Children.FirstOrDefault(child => child.Schools.Count > 0) is { } elder) await DemoSessions.Send(services, new ChooseSchool(elder.Id, elder.Schools[0].Id, "十二月参观校园，问插班考试。"), me, ct);
    }

    private static async Task Wish(IServiceProvider services, TenantRef site, DemoPerson person, SaveWishes wishes, CancellationToken ct) =>
        await DemoSessions.Send(services, wishes, await DemoSessions.SignIn(services, site, person, Language.English, ct), ct);
}
