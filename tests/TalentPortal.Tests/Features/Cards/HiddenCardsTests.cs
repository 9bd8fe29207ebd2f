using TalentPortal.Data.Rls;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Isolation;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Cards;

/// <summary>sec-P03, sec-P04: random talents, groups and blocks; the database, list, count and address are compared with an oracle of their own.</summary>
public sealed class HiddenCardsTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task No_blocked_employer_ever_sees_a_card_or_a_differing_count()
    {
        var random = new Random(20261122);
        List<(Guid Id, DemoPerson Owner, string Name, int? Parent)> employers = [];
        for (var i = 0; i < 14; i++)
        {
            int? parent = i > 0 && random.Next(3) > 0 ? random.Next(i) : null;
            var name = $"Zone {Word(i)} Works Ltd";
            var (id, owner) = await portal.NewEmployer(name, parent is { } p ? employers[p].Id : null);
            employers.Add((id, owner, name, parent));
        }

        int Root(int i) => employers[i].Parent is { } parent ? Root(parent) : i;
        Dictionary<Guid, HashSet<int>> hidden = [];
        await portal.Crowd();
        for (var t = 0; t < 12; t++)
        {
            var talent = await portal.Shown();
            var from = hidden[talent.UserId] = [];
            for (var b = random.Next(4); b > 0; b--)
            {
                var target = random.Next(employers.Count);
                var kind = random.Next(3);
                await portal.As(talent).Get(kind == 0 ? new BlockEmployer(employers[target].Id, null, false) : kind == 1 ? new BlockEmployer(employers[target].Id, null, true) : new BlockEmployer(null, $"zone {Word(target)} WORKS", false));
                from.UnionWith(Enumerable.Range(0, employers.Count).Where(i => i == target || (kind > 0 && Root(i) == Root(target))));
            }
        }

        var (seen, unseen) = (0, 0);
        foreach (var (employer, i) in employers.Select((employer, i) => (employer, i)))
        {
            var expected = hidden.Where(pair => !pair.Value.Contains(i)).Select(pair => pair.Key).ToHashSet();
            Assert.Equal(expected.Order(), (await portal.DatabaseShows(employer.Id)).Order());
            var found = await portal.Talents(employer.Owner);
            Assert.Equal(expected.Count, found.Cards.Count);
            Assert.Equal(expected.Count is > 0 and < 5 ? null : expected.Count, found.Total);
            foreach (var card in found.Cards) Assert.Equal(card.Marks, (await portal.As(employer.Owner, "fujian").Get(new ViewTalent(card.Reference))).Marks);
            (seen, unseen) = (seen + expected.Count, unseen + hidden.Count - expected.Count);
        }

        output.WriteLine($"{employers.Count} employers, {hidden.Count} talents: {seen} cells shown, {unseen} hidden");
        Assert.True(seen > 20 && unseen > 20, "too few subjects");
    }

    private static string Word(int number) => ((string[])["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima", "mike", "november"])[number];
}

/// <summary>The database's policy under test: each clause that hides a card is taken out by itself, and the block must then fail.</summary>
public sealed class HiddenCardsMutantTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>The guard broken on purpose: without its clause in the database's policy, a block would not hold, whatever C# does.</summary>
    [Theory]
    [InlineData("not (hidden_from @> array[(select app_employer())])", 0)]
    [InlineData("not (hidden_from_groups && (select app_employer_group()))", 1)]
    [InlineData("not (hidden_from_names::text[] && (select app_employer_names()))", 2)]
    public async Task Each_clause_of_the_policy_is_needed(string clause, int kind)
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var (mother, _) = await portal.NewEmployer($"Mother Works {kind}");
        var (daughter, _) = await portal.NewEmployer($"Daughter {kind}", mother);
        await portal.As(talent).Get(new BlockEmployer(kind == 2 ? null : mother, kind == 2 ? $"mother works {kind}" : null, kind == 1));
        var blocked = kind == 0 ? mother : daughter;
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(blocked));
        var table = Tables.Owned.Single(t => t.Name == "talent_cards");
        var read = RlsScript.Policies(table.Type, table.Tenancy)!.Value.Read;
        Assert.Contains(clause, read, StringComparison.Ordinal);
        await Policy(read.Replace(clause, "true", StringComparison.Ordinal));
        try
        {
            Assert.Contains(talent.UserId, await portal.DatabaseShows(blocked));
        }
        finally
        {
            await Policy(read);
        }

        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(blocked));
    }

    /// <summary>The same for the people whom a card must fit: nothing else than the policy leaves a card out that fits four.</summary>
    [Fact]
    public async Task The_clause_that_counts_people_is_needed()
    {
        List<DemoPerson> people = [];
        for (var i = 0; i < 5; i++)
        {
            people.Add(await portal.NewPerson());
            await portal.As(people[i]).Get(TalentScene.Profile() with { CountryCode = "IE" });
        }

        await portal.As(people[0]).Get(CardScene.Usual);
        var employer = CardScene.EmployerId("haiyun");
        Assert.Contains(people[0].UserId, await portal.DatabaseShows(employer));
        await portal.Scalar<int>("update talent_facts set marks = array_remove(marks, 'region:IE') where user_id = $1", people[4].UserId);
        Assert.DoesNotContain(people[0].UserId, await portal.DatabaseShows(employer));
        var table = Tables.Owned.Single(t => t.Name == "talent_cards");
        var read = RlsScript.Policies(table.Type, table.Tenancy)!.Value.Read;
        Assert.Contains(" and app_fits(marks::text[])", read, StringComparison.Ordinal);
        await Policy(read.Replace(" and app_fits(marks::text[])", "", StringComparison.Ordinal));
        try
        {
            Assert.Contains(people[0].UserId, await portal.DatabaseShows(employer));
        }
        finally
        {
            await Policy(read);
        }
    }

    /// <summary>It counts as the system and answers as nobody: afterwards the caller is who they were.</summary>
    [Fact]
    public async Task Counting_gives_nobody_more_rights()
    {
        await portal.Crowd();
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, Guid.NewGuid(), CardScene.EmployerId("rongxin"), TalentPortal.Platform.Messaging.CallSide.Employer);
        await using var command = new Npgsql.NpgsqlCommand("select app_fits(array['region:GB']), app_fits(array['region:AQ']), app_fits('{}'), (select count(*) from talent_facts), app_side()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal((true, false, false, 0L, "employer"), (reader.GetBoolean(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetInt64(3), reader.GetString(4)));
    }

    private Task<int> Policy(string read) => portal.Scalar<int>($"drop policy tenancy_select on talent_cards; create policy tenancy_select on talent_cards for select using ({read})");
}
