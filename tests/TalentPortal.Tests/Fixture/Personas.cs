using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Security;

namespace TalentPortal.Tests.Fixture;

/// <summary>Who the tests act as: the people of the demonstration, and a visitor.</summary>
public static class Personas
{
    public static DemoPerson PlatformAdministrator => DemoPeople.Person("platform-admin");

    public static DemoPerson Talent => DemoPeople.Person("lin-yue");

    public static DemoPerson OtherTalent => DemoPeople.Person("chen-hao");

    public static DemoPerson Staff(PortalRole role, string tenant = "fujian") =>
        DemoPeople.People.First(person => person.Role == role && person.Tenant == tenant);

    /// <summary>Reads what the first one wrote.</summary>
    public static DemoPerson SecondCurator(string tenant = "fujian") => DemoPeople.Person(tenant + "-curator-2");

    /// <summary>All who work at the tenant that most tests are at.</summary>
    public static IEnumerable<DemoPerson> AllStaff => DemoPeople.People.Where(person => person.Tenant == "fujian");

    public static DemoPerson OwnerOf(string employer) => DemoPeople.Person(employer + "-owner");

    public static DemoPerson RecruiterOf(string employer) => DemoPeople.Person(employer + "-recruiter");

    /// <summary>The session a persona is signed in with; staff have used their second factor.</summary>
    public static Guid SessionOf(DemoPerson person) => DemoPeople.IdOf("session:" + person.Key);
}
