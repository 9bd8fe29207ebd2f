using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.CampusHours;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Certificates;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What the student consultant of one tenant recorded: some of it confirmed, a line that came back, some that waits, and a certificate.</summary>
internal static class DemoCampusHours
{
    private const string Slug = "fujian";

    /// <summary>Days ago, minutes, kind of help; the last ones wait.</summary>
    private static readonly (int Ago, int Minutes, ServiceKind Kind)[] confirmed =
        [(64, 180, ServiceKind.Arrival), (62, 95, ServiceKind.Registration), (41, 150, ServiceKind.Home), (38, 60, ServiceKind.Bank), (20, 120, ServiceKind.School)], waiting = [(3, 75, ServiceKind.Community), (2, 110, ServiceKind.Home)];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var (tenant, there) = (await DemoTalents.At(services, Slug, ct), false);
        await DemoSessions.InScope(services, tenant, async db => there = await db.Set<ServiceRecord>().AnyAsync(r => r.TenantId == tenant.Id, ct), ct);
        if (there) return;
        Task<CallOrigin> As(PortalRole role) => DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Slug && person.Role == role), Language.Chinese, ct);
        var (student, lead) = (await As(PortalRole.CampusConsultant), await As(PortalRole.TeamLead));
        var today = tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
        Task Record((int Ago, int Minutes, ServiceKind Kind) line) => DemoSessions.Send(services, new SaveHours(null, today.AddDays(-line.Ago), line.Minutes, line.Kind, null, null), student, ct);
        foreach (var line in confirmed) await Record(line);
        var found = await DemoSessions.Send(services, new BrowseCampusHours(), lead, ct);
        foreach (var item in found.Waiting) await DemoSessions.Send(services, new AnswerHours(item.Id, true, null, item.Version), lead, ct);
        var domestic = DemoPeople.People.Single(person => person.Tenant == Slug && person.Role == PortalRole.DomesticConsultant).Name.Zh;
        await DemoSessions.Send(services, new NameSupervisor(found.Students[0].MembershipId, found.Supervisors.First(one => one.Name == domestic).MembershipId, null), lead, ct);
        await Record((12, 400, ServiceKind.Other));
        var back = (await DemoSessions.Send(services, new BrowseCampusHours(), lead, ct)).Waiting.Single();
        await DemoSessions.Send(services, new AnswerHours(back.Id, false, "这一天的时间较长，请按帮助内容分开登记。", back.Version), lead, ct);
        foreach (var line in waiting) await Record(line);
        await DemoSessions.Send(services, new IssueCertificate(false), student, ct);
        await DemoSessions.End(services, ct);
    }
}
