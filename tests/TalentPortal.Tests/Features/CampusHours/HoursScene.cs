using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.CampusHours;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.CampusHours;

/// <summary>What the tests about the hours of student consultants start from.</summary>
internal static class HoursScene
{
    public static DateOnly DayAgo(this PortalFixture portal, int days) => PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(-days);

    public static SaveHours Hours(this PortalFixture portal, int minutes = 90, int daysAgo = 1, Guid? caseId = null) => new(null, portal.DayAgo(daysAgo), minutes, ServiceKind.Arrival, caseId, null);

    /// <summary>A student records time.</summary>
    public static async Task<Guid> Recorded(this PortalFixture portal, DemoPerson student, int minutes = 90, int daysAgo = 1, Guid? caseId = null) =>
        (await portal.As(student).Get(portal.Hours(minutes, daysAgo, caseId))).Id;

    /// <summary>The same, and the team lead confirms it.</summary>
    public static async Task<Guid> ConfirmedHours(this PortalFixture portal, DemoPerson student, int minutes = 90, int daysAgo = 1)
    {
        var id = await portal.Recorded(student, minutes, daysAgo);
        Assert.True((await portal.AnswerHours(id, true)).IsOk);
        return id;
    }

    public static async Task<Outcome<Done>> AnswerHours(this PortalFixture portal, Guid id, bool confirm, string? reason = null, DemoPerson? by = null) =>
        await portal.As(by ?? CaseScene.Lead).Send(new AnswerHours(id, confirm, reason, await portal.HoursVersion(id)));

    public static Task<uint> HoursVersion(this PortalFixture portal, Guid id) => portal.Scalar<uint>("select xmin from service_records where id = $1", id);

    public static Task<(DemoPerson Person, Guid Membership)> NewStudent(this PortalFixture portal, string tenant = "fujian") => portal.NewStaff(PortalRole.CampusConsultant, tenant);

    /// <summary>The team lead says who supervises a student.</summary>
    public static async Task Supervised(this PortalFixture portal, Guid student, Guid supervisor) =>
        Assert.True((await portal.As(CaseScene.Lead).Send(new NameSupervisor(student, supervisor, null))).IsOk);
}
