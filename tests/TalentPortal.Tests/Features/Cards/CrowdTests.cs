using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Matches;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cards;

/// <summary>
/// What is noted of a crowd is never believed: whatever stands there and whoever changes what at the same time, a card shows
/// exactly while five people fit it in the snapshot of whoever reads.
/// </summary>
public sealed class CountCrowdsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Guid Reader = CardScene.EmployerId("haiyun");

    [Fact]
    public async Task It_notes_who_fits_a_card_once_and_the_card_shows_as_before()
    {
        var (people, card) = await Fitting("PT", 6);
        Assert.True(await Count() > 0);
        var (noted, whole) = await Noted(card);
        Assert.Equal((await FactsOf(people)).Order(), noted.Order());
        Assert.True(whole);
        Assert.Contains(card.UserId, await portal.DatabaseShows(Reader));
        Assert.Equal(0, await Count());
        // Once a day all is counted anew.
        portal.Clock.Advance(CardCrowd.CountedFor + TimeSpan.FromMinutes(1));
        Assert.True(await Count() > 0);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem("").Send(new CountCrowds())).Kind);
    }

    [Fact]
    public async Task Of_many_only_some_are_noted_and_what_no_card_shows_is_forgotten()
    {
        var (_, card) = await Fitting("ES", CardCrowd.Noted + 3);
        await Count();
        var (noted, whole) = await Noted(card);
        Assert.Equal((CardCrowd.Noted, false), (noted.Distinct().Count(), whole));
        await portal.As(card).Get(new WithdrawCard());
        portal.Clock.Advance(CardCrowd.KeptFor + TimeSpan.FromMinutes(1));
        await Count();
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from card_crowds where id = (select app_marks_key(marks::text[]) from talent_cards where user_id = $1)", card.UserId));
    }

    [Fact]
    public async Task Two_who_leave_while_a_third_counts_are_no_crowd()
    {
        var (people, card) = await Fitting("IT", 6);
        var facts = await FactsOf(people);
        await using var one = await portal.OpenAsSuperuser();
        await using var two = await portal.OpenAsSuperuser();
        await using var leaving = await one.BeginTransactionAsync();
        await using var leavingToo = await two.BeginTransactionAsync();
        await Run(one, "delete from talent_facts where id = $1", facts[4]);
        await Run(two, "delete from talent_facts where id = $1", facts[5]);
        // Sees all six, and its note is there before the two are gone.
        await Count();
        Assert.Equal(6, (await Noted(card)).People.Length);
        await leaving.CommitAsync();
        Assert.Contains(card.UserId, await portal.DatabaseShows(Reader));
        await leavingToo.CommitAsync();
        Assert.DoesNotContain(card.UserId, await portal.DatabaseShows(Reader));
    }

    [Fact]
    public async Task A_note_that_comes_late_brings_nobody_back()
    {
        var (people, card) = await Fitting("NL", 5);
        await using var late = await portal.OpenAsSuperuser();
        await using var counting = await late.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        // Counted now, written when one of them has changed what they say.
        await using (var count = new NpgsqlCommand("select count(*) from talent_facts where marks @> array['region:NL']::varchar[]", late)) Assert.Equal(5L, await count.ExecuteScalarAsync());
        await portal.Scalar<int>("update talent_facts set marks = array_remove(marks, 'region:NL') where user_id = $1", people[2].UserId);
        await Note(late, card, await FactsOf(people), false);
        await counting.CommitAsync();
        Assert.DoesNotContain(card.UserId, await portal.DatabaseShows(Reader));
        Assert.Equal([card.UserId], (await portal.AsSystem().Get(new FindUnfit())).People.Intersect([card.UserId]));
    }

    [Fact]
    public async Task Whoever_reads_in_one_snapshot_sees_one_crowd()
    {
        var (people, card) = await Fitting("SE", 5);
        await Count();
        await using var reader = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, Guid.NewGuid(), Reader, CallSide.Employer);
        await using var reading = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        Assert.True(await Sees(reader, card));
        await portal.Scalar<int>("delete from talent_facts where user_id = $1", people[1].UserId);
        // In its snapshot all five are there still; the next one sees four.
        Assert.True(await Sees(reader, card));
        await reading.CommitAsync();
        Assert.False(await Sees(reader, card));
    }

    [Fact]
    public async Task Nothing_that_can_be_noted_makes_a_crowd_of_fewer()
    {
        var (people, card) = await Fitting("DK", 5);
        await portal.Scalar<int>("delete from talent_facts where user_id = $1", people[4].UserId);
        var facts = await FactsOf(people[..4]);
        // Others who fit something else, and people of another organisation who would fit.
        var (strangers, _) = await Fitting("FI", 5);
        var elsewhere = await FactsOf(strangers[1..3]);
        await portal.Scalar<int>("update talent_facts set tenant_id = $1, marks = array_replace(marks, 'region:FI', 'region:DK') where id = any($2)", PortalFixture.TenantOf("zhongguancun").Id, elsewhere);
        await using var forger = await portal.OpenAsSuperuser();
        Guid[][] forged = [[.. facts, facts[0], facts[0]], [.. facts, .. await FactsOf(strangers[3..])], [.. facts, .. elsewhere], [.. facts, Guid.NewGuid()]];
        foreach (var noted in forged)
        {
            foreach (var whole in new[] { false, true })
            {
                await Note(forger, card, noted, whole);
                Assert.DoesNotContain(card.UserId, await portal.DatabaseShows(Reader));
            }
        }
    }

    [Fact]
    public async Task Who_joins_a_crowd_that_was_counted_whole_counts_at_once()
    {
        var (people, card) = await Fitting("BE", 5);
        await portal.As(people[3]).Get(TalentScene.Profile(version: (await portal.As(people[3]).Get(new TalentPortal.Features.Talents.ViewMyProfile())).Profile!.Version) with { CountryCode = "LU" });
        await Count();
        Assert.Equal((4, true), ((await Noted(card)).People.Length, (await Noted(card)).IsWhole));
        Assert.DoesNotContain(card.UserId, await portal.DatabaseShows(Reader));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await Person("BE");
        Assert.Contains(card.UserId, await portal.DatabaseShows(Reader));
    }

    /// <summary>That the note is looked at at all: one that says nobody else can fit hides the card, which is all the harm it can do.</summary>
    [Fact]
    public async Task A_crowd_that_was_counted_whole_is_not_counted_again()
    {
        var (_, card) = await Fitting("AT", 5);
        await using var forger = await portal.OpenAsSuperuser();
        await Note(forger, card, [], true);
        await portal.Scalar<int>("update card_crowds set counted_at = $1", portal.Clock.GetUtcNow().AddHours(1));
        Assert.DoesNotContain(card.UserId, await portal.DatabaseShows(Reader));
        await portal.Scalar<int>("delete from card_crowds");
        Assert.Contains(card.UserId, await portal.DatabaseShows(Reader));
    }

    /// <summary>More cards than any statement reads, all of the same moment.</summary>
    [Fact]
    public async Task Very_many_cards_are_counted_and_judged_page_by_page()
    {
        var (_, card) = await Fitting("CZ", 5);
        const int Many = 5_100;
        var before = (await portal.AsSystem().Get(new FindUnfit())).People.Count;
        await portal.Scalar<int>(
            """
            insert into talent_cards (user_id, id, tenant_id, face_id, marks, shown_since, hidden_from, hidden_from_groups, hidden_from_names, changed_at)
            select gen_random_uuid(), gen_random_uuid(), tenant_id, gen_random_uuid(), array['region:AQ', 'years:' || n], shown_since, '{}', '{}', '{}', changed_at from talent_cards, generate_series(1, $2) n where user_id = $1
            """, card.UserId, Many);
        try
        {
            Assert.True(await Count() >= Many);
            Assert.Equal(0, await Count());
            var unfit = (await portal.AsSystem().Get(new FindUnfit())).People;
            Assert.Equal((before + Many, before + Many), (unfit.Count, unfit.Distinct().Count()));
            Assert.DoesNotContain(card.UserId, unfit);
            HashSet<Guid> found = [];
            var (pages, cards) = (0, 0);
            for (FindCards.Place? after = null; pages == 0 || after is not null; pages++)
            {
                var page = await portal.AsSystem().Get(new FindCards(null, after));
                found.UnionWith(page.Cards.Select(one => one.UserId));
                (after, cards) = (page.Next, cards + page.Cards.Count);
            }

            Assert.Equal((2, await portal.Scalar<long>("select count(*) from talent_cards where shown_since is not null and tenant_id = $1", PortalFixture.TenantOf("fujian").Id)), (pages, found.Count));
            Assert.Equal(found.Count, cards);
        }
        finally
        {
            await portal.Scalar<int>("delete from talent_cards where 'region:AQ' = any(marks)");
        }
    }

    /// <summary>People of one country, and the card of the first, which shows it.</summary>
    private async Task<(DemoPerson[] People, DemoPerson Card)> Fitting(string country, int count)
    {
        List<DemoPerson> people = [];
        for (var i = 0; i < count; i++) people.Add(await Person(country));
        Assert.Null((await portal.As(people[0]).Get(CardScene.Usual)).Narrowest);
        return ([.. people], people[0]);
    }

    private async Task<DemoPerson> Person(string country)
    {
        var person = await portal.NewPerson();
        await portal.As(person).Get(TalentScene.Profile() with { CountryCode = country });
        return person;
    }

    private async Task<int> Count() => (await portal.AsSystem().Get(new CountCrowds())).Counted;

    private async Task<Guid[]> FactsOf(IEnumerable<DemoPerson> people)
    {
        List<Guid> facts = [];
        foreach (var person in people) facts.Add(await portal.Scalar<Guid>("select id from talent_facts where user_id = $1", person.UserId));
        return [.. facts];
    }

    private async Task<(Guid[] People, bool IsWhole)> Noted(DemoPerson card)
    {
        const string Own = "from card_crowds where id = (select app_marks_key(marks::text[]) from talent_cards where user_id = $1)";
        return ((await portal.Scalar<Guid[]>("select people " + Own, card.UserId))!, await portal.Scalar<bool>("select is_whole " + Own, card.UserId));
    }

    private static async Task Note(NpgsqlConnection forger, DemoPerson card, Guid[] people, bool whole) => await Run(
        forger,
        "insert into card_crowds (tenant_id, id, people, is_whole, counted_at) select tenant_id, app_marks_key(marks::text[]), $2, $3, now() from talent_cards where user_id = $1 on conflict (tenant_id, id) do update set people = excluded.people, is_whole = excluded.is_whole",
        card.UserId, people, whole);

    private static async Task<bool> Sees(NpgsqlConnection reader, DemoPerson card)
    {
        await using var command = new NpgsqlCommand("select exists (select 1 from talent_cards where user_id = $1)", reader) { Parameters = { new() { Value = card.UserId } } };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
