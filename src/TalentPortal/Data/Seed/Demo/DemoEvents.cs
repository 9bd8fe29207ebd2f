using TalentPortal.Features.Events;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Two events at one tenant of the demonstration: a talk with a day and a place, and an online session. Seeded once.</summary>
internal static class DemoEvents
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var person = DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == PortalRole.OverseasConsultant);
        var consultant = await DemoSessions.SignIn(services, tenant, person, Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseOwnEvents(), consultant, ct)).Items.Count == 0)
        {
            var day = tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(21);
            await DemoSessions.Send(services, new SaveEvent(
                null, EventKind.Talk, "回福建工作：岗位、许可与安家", "Working in Fujian: positions, permits and settling in",
                "顾问介绍福建的用人单位、工作许可流程，以及子女入学和租房。会后可单独提问。", "Our consultants tell about employers in Fujian, how work permits go, schools and flats. Time for your own questions afterwards.",
                "伦敦大学学院", "University College London", "GB", "Europe/London", day, new TimeOnly(18, 30), new TimeOnly(20, 30), day.AddDays(-1), 60, "全英华人工程师协会", true, null), consultant, ct);
            await DemoSessions.Send(services, new SaveEvent(
                null, EventKind.Online, "线上答疑：外国人工作许可", "Online: questions about work permits", "一小时，请把问题写在报名表中。", "One hour. Please write your questions into the form.",
                null, null, null, "Asia/Shanghai", day.AddDays(7), new TimeOnly(20, 0), new TimeOnly(21, 0), day.AddDays(7), null, null, true, null), consultant, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
