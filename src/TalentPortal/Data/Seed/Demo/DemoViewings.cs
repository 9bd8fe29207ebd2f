using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Viewings;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What talents of the demonstration ask about its invented flats. Seeded once.</summary>
internal static class DemoViewings
{
    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var fujian = await DemoTalents.At(services, "fujian", ct);
        var found = false;
        await DemoSessions.InScope(services, fujian, async db => found = await db.FlatEnquiries.AnyAsync(e => e.TenantId == fujian.Id, ct), ct);
        if (!found)
        {
            var letting = await DemoSessions.SignIn(services, fujian, DemoPeople.Person("rongju-owner"), Language.Chinese, ct);
            var curator = await DemoSessions.SignIn(services, fujian, DemoPeople.Person("fujian-curator"), Language.Chinese, ct);
            var own = (await DemoSessions.Send(services, new BrowseOwnListings(), letting, ct)).Items.Where(item => item.State == ListingState.Live).Select(item => item.Id).Order().ToList();
            var privates = (await DemoSessions.Send(services, new BrowseOwnListings(), curator, ct)).Items.Where(item => item.Operator == Bilingual.Empty && item.CheckedOn is not null).Select(item => item.Id).Order().ToList();
            var today = fujian.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
            string At(int days, int hour) => $"{today.AddDays(days):yyyy-MM-dd}T{hour:00}:00";

            var lin = await DemoSessions.SignIn(services, fujian, DemoPeople.Person("lin-yue"), Language.Chinese, ct);
            var asked = await DemoSessions.Send(services, new AskAboutFlat(own[0], "林玥（演示）", "想了解能否办理住址登记，下周方便看房吗？", [At(6, 10)], "Europe/London"), lin, ct);
            var version = (await DemoSessions.Send(services, new ViewEnquiry(asked.Id), letting, ct)).Version;
            await DemoSessions.Send(services, new AnswerEnquiry(asked.Id, EnquiryAnswer.Propose, null, [At(7, 9), At(8, 15)], null, null, "可以办理登记。您提的时间有其他安排，这两个时间可以吗？", version), letting, ct);
            await DemoSessions.Send(services, new AskAboutFlat(privates[0], "林玥（演示）", "租期半年可以吗？", [], "Europe/London"), lin, ct);

            // In a case of each tier: whoever answers for it sees that they could go along.
            foreach (var (person, flat, words) in new[] { ("tom-okafor", own[1], "Is there a lift, and may I see it next week?"), ("daniel-weber", privates[0], "May a bicycle stand in the hall?"), ("priya-nair", own[2], "Is there a kindergarten nearby? I could look at it next week.") })
            {
                var talent = await DemoSessions.SignIn(services, fujian, DemoPeople.Person(person), Language.English, ct);
                await DemoSessions.Send(services, new AskAboutFlat(flat, DemoPeople.Person(person).Name.En!, words, [At(7, 14), At(9, 10)], "Europe/Berlin"), talent, ct);
            }
        }

        await DemoSessions.End(services, ct);
    }
}
