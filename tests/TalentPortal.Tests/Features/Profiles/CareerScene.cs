using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>What the tests about career records start from.</summary>
internal static class CareerScene
{
    public static SaveEntry Entry(ProfileSection section, params (string Name, string? Text)[] facts) =>
        new(null, section, facts.ToDictionary(fact => fact.Name, fact => fact.Text), null);

    public static SaveEntry Degree(string institution = "Imperial College London", string? from = "2010-10", string? to = "2014") =>
        Entry(ProfileSection.Education, ("Institution", institution), ("Country", "GB"), ("Level", "doctor"), ("Outcome", "graduated"), ("Field", "Optics"), ("From", from), ("To", to));

    public static async Task<Guid> AddEntry(this PortalFixture portal, DemoPerson person, SaveEntry? entry = null) => (await portal.As(person).Get(entry ?? Degree())).Id;

    public static Task<ViewCareerResult> Career(this PortalFixture portal, DemoPerson person) => portal.As(person).Get(new ViewCareer());

    public static async Task<ViewCareerResult.Entry> OnlyEntry(this PortalFixture portal, DemoPerson person) => Assert.Single((await portal.Career(person)).Entries);

    public static SaveIntentions Wishes(uint? version = null, string places = "Fuzhou, 厦门、fujian") =>
        new(places, ["permanent", "project"], 300_000, "CNY", "year", "2027-03", "PT", ResidenceGroup.Foreigner, version, "Three rooms, a lift\r\nclose to work", "No shift work");
}
