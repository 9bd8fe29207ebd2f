using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class ViewCareerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_goes_on_stands_first_then_what_ended_last_then_what_has_no_date()
    {
        var person = await portal.NewTalent();
        foreach (var (name, from, to) in new[] { ("undated", null, null), ("old", "1999", "2001-05"), ("now", "2020", null), ("recent", "2001", "2019-12"), ("until", null, "2005") })
            await portal.AddEntry(person, CareerScene.Degree(name, from, to));
        Assert.Equal(["now", "recent", "until", "old", "undated"], (await portal.Career(person)).Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task What_is_missing_shrinks_as_it_is_filled()
    {
        var nobody = await portal.Career(await portal.NewPerson());
        Assert.False(nobody.HasProfile);
        Assert.Empty(nobody.Gaps);
        var person = await portal.NewTalent();
        Assert.Equal([CareerGap.Cv, CareerGap.Education, CareerGap.Experience, CareerGap.Skill, CareerGap.Language], (await portal.Career(person)).Gaps);
        await portal.AddCv(person);
        await portal.AddEntry(person);
        var mine = await portal.Career(person);
        Assert.Equal([CareerGap.Experience, CareerGap.Skill, CareerGap.Language], mine.Gaps);
        Assert.Equal(("Imperial College London", "doctor"), (mine.School, mine.DegreeCode));
    }

    [Fact]
    public async Task Each_sees_their_own_and_a_visitor_nothing()
    {
        var (one, two) = (await portal.NewTalent(), await portal.NewTalent());
        await portal.AddEntry(one);
        Assert.Empty((await portal.Career(two)).Entries);
        Assert.Single((await portal.As(one, "zhongguancun").Get(new ViewCareer())).Entries);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewCareer())).Kind);
    }

    /// <summary>Grants were given for the short profile and for CVs; none was ever given for this.</summary>
    [Theory]
    [InlineData(GrantScope.Profile)]
    [InlineData(GrantScope.Cv)]
    public async Task No_live_grant_opens_a_career_record(GrantScope scope)
    {
        var person = await portal.NewTalent();
        var tenant = PortalFixture.TenantOf("fujian").Id;
        await portal.AddEntry(person);
        await portal.As(person).Get(CareerScene.Wishes());
        await portal.Scalar<int>(
            """
            insert into grants (user_id, id, tenant_id, employer_id, scope, purpose, given_at, expires_at) values ($1, gen_random_uuid(), $2, null, $3, 'test', now(), now() + interval '1 day')
            """, person.UserId, tenant, scope.ToString());
        await using var staff = await portal.OpenAsApp(tenant, side: CallSide.Staff);
        await using var owner = await portal.OpenAsApp(tenant, person.UserId, side: CallSide.Party);
        Assert.Equal(scope == GrantScope.Profile ? 1L : 0L, await Count(staff, "talent_profiles"));
        foreach (var table in new[] { "profile_entries", "profile_sheets" })
        {
            Assert.Equal(0L, await Count(staff, table));
            Assert.Equal(1L, await Count(owner, table));
        }

        async Task<long> Count(Npgsql.NpgsqlConnection connection, string table)
        {
            await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table} where user_id = $1", connection) { Parameters = { new() { Value = person.UserId } } };
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}
