using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>What the tests about sharing start from: a talent with something in every part of the career record, and a case.</summary>
internal static class SharingScene
{
    public const string Words = "I agree that whoever answers for my case reads what I tick.";

    public static IReadOnlyList<GrantScope> All => GrantScopes.CareerParts;

    /// <summary>All that a JSON Resume needs.</summary>
    public static IReadOnlyList<GrantScope> Resume => [.. All.Where(part => part != GrantScope.CareerIntentions)];

    /// <summary>A talent with one entry in each section, and wishes.</summary>
    public static async Task<DemoPerson> WithCareer(this PortalFixture portal)
    {
        var person = await portal.NewTalent();
        foreach (var section in Enum.GetValues<ProfileSection>())
            await portal.AddEntry(person, CareerScene.Entry(section, (FactField.Of(section)[0].Name, "CANARY-" + section)));
        await portal.As(person).Get(CareerScene.Wishes());
        return person;
    }

    public static DateOnly InDays(this PortalFixture portal, int days) => PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(days);

    public static Task<Outcome<Done>> Share(this PortalFixture portal, Opened one, IEnumerable<GrantScope> parts, int days = 90, string at = "fujian") =>
        portal.As(one.Talent, at).Send(new ShareCareer(one.Id, [.. parts], portal.InDays(days), Words));

    /// <summary>What somebody reads: null where there is nothing for them, else the parts that are open. What is open is there, and nothing else.</summary>
    public static async Task<IReadOnlySet<GrantScope>?> Reads(this PortalFixture portal, DemoPerson who, Guid one, string tenant = "fujian")
    {
        var outcome = await portal.As(who, tenant).Send(new ViewSharedCareer(one));
        if (outcome.Kind == OutcomeKind.NotFound) return null;
        Assert.True(outcome.IsOk);
        var open = outcome.Value.Parts.Where(part => part.OpenUntil is not null).Select(part => part.Scope).ToHashSet();
        Assert.Equal(open.Select(SharedCareer.SectionOf).OfType<ProfileSection>().Order(), outcome.Value.Career.Entries.Select(entry => entry.Section).Distinct().Order());
        Assert.Equal(open.Contains(GrantScope.CareerIntentions), outcome.Value.Career.Intentions is not null);
        return open;
    }

    /// <summary>Parts that the database itself opens to a member of staff of Fujian, whatever the product asks.</summary>
    public static async Task<IReadOnlySet<GrantScope>> DatabaseOpens(this PortalFixture portal, DemoPerson staff, DemoPerson talent, string tenant = "fujian")
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf(tenant).Id, staff.UserId, side: CallSide.Staff);
        await using var command = new Npgsql.NpgsqlCommand(
            "select 'Career' || section from profile_entries where user_id = $1 union select 'CareerIntentions' from profile_sheets where user_id = $1", connection) { Parameters = { new() { Value = talent.UserId } } };
        await using var reader = await command.ExecuteReaderAsync();
        HashSet<GrantScope> open = [];
        while (await reader.ReadAsync()) open.Add(Enum.Parse<GrantScope>(reader.GetString(0)));
        return open;
    }

    /// <summary>A talent whose career record says something in every fact that there is.</summary>
    public static async Task<DemoPerson> NewTalentWithAll(this PortalFixture portal)
    {
        var person = await portal.NewTalent();
        foreach (var section in Enum.GetValues<ProfileSection>())
        {
            var facts = FactField.Of(section).Select(field => (field.Name, (string?)(field.Kind switch
            {
                FactKind.Date => field.Name == "From" ? "2010" : "2014-05",
                FactKind.Url => "https://example.org/" + section,
                FactKind.Country => "GB",
                FactKind.Level => "doctor",
                FactKind.Outcome => "graduated",
                FactKind.Cefr => "B2",
                FactKind.Hsk => "5",
                _ => $"CANARY-{section}-{field.Name}",
            })));
            await portal.AddEntry(person, CareerScene.Entry(section, [.. facts]));
        }

        await portal.As(person).Get(CareerScene.Wishes());
        return person;
    }

    /// <summary>Passes a case of the first tier on to another.</summary>
    public static async Task<Opened> Passed(this PortalFixture portal, Opened one, CaseTier to)
    {
        await portal.Cleared(one.Id);
        await portal.Moved(one, CaseScene.Overseas, "O6");
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(await portal.OfferedOn(one)));
        if (to == CaseTier.Domestic) return one;
        await portal.Moved(one, CaseScene.Domestic, "D9");
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(await portal.OfferedOn(one, CaseScene.Domestic)));
        return one;
    }
}
