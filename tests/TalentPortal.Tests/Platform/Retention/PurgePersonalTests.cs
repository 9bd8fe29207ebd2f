using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Retention;

/// <summary>sec-P11: a person's rows go after their time and not before. Drafts; each class has a clock of its own.</summary>
public sealed class PurgePersonalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Drafts_go_after_thirty_days_and_not_before()
    {
        await portal.As(Personas.Talent).Get(new SaveDraft("old", "", "{}"));
        await portal.As(Personas.OtherTalent).Get(new SaveDraft("old", "", "{}"));
        portal.Clock.Advance(TimeSpan.FromDays(29));
        await portal.As(Personas.Talent).Get(new SaveDraft("young", "", "{}"));
        await portal.PurgePersonal();
        Assert.Equal((3L, 2L), await Counts());

        portal.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Null((await portal.As(Personas.Talent).Get(new ReadDraft("old", ""))).Content);
        await portal.PurgePersonal();
        Assert.Equal((1L, 1L), await Counts());
        Assert.NotNull((await portal.As(Personas.Talent).Get(new ReadDraft("young", ""))).Content);

        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.PurgePersonal();
        Assert.Equal((0L, 0L), await Counts());
    }

    [Fact]
    public async Task No_person_may_send_it()
    {
        foreach (var person in (Data.Seed.Demo.DemoPerson?[])[null, Personas.Talent, Personas.PlatformAdministrator]) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new PurgePersonal())).Kind);
    }

    private async Task<(long Drafts, long Dues)> Counts() => (await portal.Scalar<long>("select count(*) from drafts"), await portal.Scalar<long>("select count(*) from personal_dues"));
}

public sealed class FindPersonalDuesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_system_learns_who_has_old_records()
    {
        await portal.As(Personas.Talent).Get(new SaveDraft("old", "", "{}"));
        Assert.Empty((await portal.AsSystem("").Get(new FindPersonalDues())).Users);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([Personas.Talent.UserId], (await portal.AsSystem("").Get(new FindPersonalDues())).Users);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new FindPersonalDues())).Kind);
    }
}

public sealed class ConsentRetentionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_consent_goes_three_years_after_its_end_and_one_that_holds_stays()
    {
        var (withdrawn, expired) = (await portal.Applied(), await portal.Applied());
        await portal.As(withdrawn.Talent).Get(new WithdrawApplication(withdrawn.Application));
        portal.Clock.Advance(TimeSpan.FromDays((3 * 365) - 1));
        await portal.PurgePersonal();
        Assert.Equal((2L, 2L), (await Consents(withdrawn), await Consents(expired)));

        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.PurgePersonal();
        // The consent to keeping the profile holds; the other application was open for 180 days.
        Assert.Equal((1L, 2L), (await Consents(withdrawn), await Consents(expired)));
        Assert.Equal("KeepProfile", await portal.Scalar<string>("select kind from consents where user_id = $1", withdrawn.Talent.UserId));

        portal.Clock.Advance(TimeSpan.FromDays(180));
        await portal.PurgePersonal();
        Assert.Equal(1L, await Consents(expired));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from grants where user_id = any($1)", (Guid[])[withdrawn.Talent.UserId, expired.Talent.UserId]));
        Assert.True(await portal.Scalar<DateTime>("select due_at from personal_dues where user_id = $1", expired.Talent.UserId) > portal.Clock.GetUtcNow().AddYears(2));
    }

    private Task<long> Consents(Sent sent) => portal.Scalar<long>("select count(*) from consents where user_id = $1", sent.Talent.UserId);
}

/// <summary>Entries of the access log go by the database's clock, so that here the past is really past.</summary>
public sealed class AccessRetentionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays((3 * 366) + 5);

    [Fact]
    public async Task The_oldest_entries_go_and_the_chain_of_the_others_stays_whole()
    {
        portal.Clock.Advance(-LongAgo);
        var old = await portal.Applied();
        await portal.ReadTimes(3, old);
        portal.Clock.Advance(LongAgo);
        var young = await portal.Applied(talent: old.Talent);
        await portal.ReadTimes(2, young);
        var whole = await portal.As(old.Talent).Get(new BrowseAccessLog());
        Assert.Equal((5, null), (whole.Total, whole.FirstWrong));

        await portal.PurgePersonal();
        var left = await portal.As(old.Talent).Get(new BrowseAccessLog());
        Assert.Equal([5, 4], left.Items.Select(item => item.Number));
        Assert.Null(left.FirstWrong);
        await portal.ReadTimes(1, young);
        Assert.Null((await portal.As(old.Talent).Get(new BrowseAccessLog())).FirstWrong);

        // What somebody else takes off the beginning is found.
        await portal.Scalar<int>("delete from access_entries where user_id = $1 and number = 4", old.Talent.UserId);
        Assert.Equal(4, (await portal.As(old.Talent).Get(new BrowseAccessLog())).FirstWrong);
        await portal.PurgePersonal();
        Assert.Equal(4, (await portal.As(old.Talent).Get(new BrowseAccessLog())).FirstWrong);
    }

    [Fact]
    public async Task Of_an_erased_person_nothing_is_left_after_three_years()
    {
        portal.Clock.Advance(-LongAgo);
        var talent = await portal.NewTalent(withPassword: true);
        var sent = await portal.Applied(talent: talent);
        await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        await portal.As(talent).Get(new EraseMyData(TalentScene.Password));
        await portal.PurgePersonal();
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from consents where user_id = $1", talent.UserId));
        portal.Clock.Advance(LongAgo);
        await portal.PurgePersonal();
        // By a later run of each, as days pass: sessions and counters first, then the account.
        foreach (var _ in Enumerable.Range(0, 2)) await portal.AsSystem("").Get(new PurgeExpired());

        var tables = await portal.Tables("select format('%I.%I where %I', table_schema, table_name, column_name) from information_schema.columns where table_schema in ('public', 'accounts') and column_name in ('user_id', 'talent_user_id', 'actor_user_id')");
        Assert.True(tables.Count > 12, $"only {tables.Count} tables");
        foreach (var table in tables.Append("accounts.users where id")) Assert.True(await portal.Scalar<long>($"select count(*) from {table} = $1", talent.UserId) == 0, table);
    }
}

internal static class RetentionScene
{
    public static async Task PurgePersonal(this PortalFixture portal) =>
        Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot("personal-retention", portal.Clock.GetUtcNow(), CancellationToken.None));

    public static async Task<IReadOnlyList<string>> Tables(this PortalFixture portal, string sql)
    {
        await using var admin = await portal.OpenAsSuperuser();
        return [.. (await Isolation.SchemaRules.Rows(admin, sql)).Select(row => (string)row[0]!)];
    }
}
