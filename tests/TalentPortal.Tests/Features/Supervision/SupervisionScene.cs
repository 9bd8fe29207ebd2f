using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.CampusHours;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Supervision;

/// <summary>What the tests about looking after students share.</summary>
internal static class SupervisionScene
{
    /// <summary>A domestic consultant who supervises a student from now on; left out: the campus consultant of <c>fujian</c>.</summary>
    public static async Task<(DemoPerson Person, Guid Membership)> NewSupervisor(this PortalFixture portal, DemoPerson? of = null)
    {
        var supervisor = await portal.NewStaff(PortalRole.DomesticConsultant);
        var student = await portal.MembershipOf(of ?? CaseScene.Campus);
        var version = (await portal.As(CaseScene.Lead).Get(new BrowseCampusHours())).Students.Single(s => s.MembershipId == student).Version;
        await portal.As(CaseScene.Lead).Get(new NameSupervisor(student, supervisor.Membership, version));
        return supervisor;
    }
}
