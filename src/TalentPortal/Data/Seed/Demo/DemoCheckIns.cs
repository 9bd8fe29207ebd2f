using System.Globalization;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What the demonstration's talents answer after their arrival.</summary>
internal static class DemoCheckIns
{
    private const int Morning = 10 * 60;

    /// <param name="words">For answers: key=value of each, a permit's end in days from then.</param>
    /// <param name="other">For answers: what went wrong, in the talent's words.</param>
    public static async Task Do(IServiceProvider services, TenantRef tenant, DemoPerson person, Language language, Guid id, string what, int daysAgo, string? to, string? words, string? other, CancellationToken ct)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        switch (what)
        {
            case "AskHowThingsAre":
                // On the first working day from then on: nobody is asked on a holiday.
                for (var day = daysAgo; day > 0; day--)
                {
                    DemoClock.GoTo(day, Morning);
                    if ((await DemoSessions.Send(services, new AskCheckIns(), CallOrigin.System("demo-seed", tenant), ct)).Asked > 0) return;
                }

                break;
            case "CheckIn":
                var talent = await DemoSessions.SignIn(services, tenant, person, language, ct);
                var answers = words!.Split(' ').Select(word => word.Split('=')).Select(pair => new CheckInAnswer(
                    pair[0], pair[0] == "permit_until" ? tenant.DayAt(clock.GetUtcNow()).AddDays(int.Parse(pair[1], CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : pair[1]));
                await DemoSessions.Send(services, new AnswerCheckIn(id, int.Parse(to!, CultureInfo.InvariantCulture), [.. answers, new("wrong", other)]), talent, ct);
                break;
            default:
                var campus = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(one => one.Tenant == tenant.Slug && one.Role == PortalRole.CampusConsultant), Language.Chinese, ct);
                foreach (var task in (await DemoSessions.Send(services, new ViewCase(id), campus, ct)).Tasks.Where(task => task is { IsOpen: true, Party: TaskParty.Consultant }))
                    await DemoSessions.Send(services, new MarkTask(task.Id, CaseTaskState.Done, task.Version), campus, ct);
                break;
        }
    }
}
