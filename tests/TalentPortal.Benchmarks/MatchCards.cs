using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>
/// Very many people of one tenant, each with a blind card that at least five people fit, and the postings of one employer. Some
/// cards are hidden from it, some from its group, and some fit too few people although they show.
/// </summary>
internal static class MatchCards
{
    private const int Least = TalentCard.PeopleLeast;

    /// <summary>Cards that are read through the policy to see what that takes.</summary>
    private const int Some = 1_000;

    public static async Task<bool> Run(IServiceProvider services, PortalConnectionStrings connections, string superuser, int talents, int samples)
    {
        var tenant = (await services.GetRequiredService<TenantDirectory>().BySlug("t000", default))!;
        var (employer, group) = await Employers(services, tenant);
        var visible = await Load(superuser, tenant.Id, talents, employer, group);
        var jobs = await Jobs(superuser, tenant.Id, employer, samples);
        var user = Guid.NewGuid();
        var origin = new CallOrigin(tenant, Language.English, user);
        var rights = new Rights(user, true, new HashSet<PortalRole>(), employer, PortalRole.EmployerOwner, false);

        var started = Stopwatch.GetTimestamp();
        var crowds = await services.GetRequiredService<PortalDispatcher>().Send(new CountCrowds(), CallOrigin.System("bench", tenant));
        Console.WriteLine($"{(crowds.IsOk ? crowds.Value.Counted : 0):N0} different crowds noted as scheduled work does, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        started = Stopwatch.GetTimestamp();
        await Ask(jobs[0].Id);
        Console.WriteLine($"{talents:N0} blind cards of one tenant; packed in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");

        // Some cards through their policy, as the employer reads them: whether what was reckoned shows is what the database shows, and what each takes.
        var some = new Random(7).GetItems(Enumerable.Range(0, talents).ToArray(), Math.Min(Some, talents)).Distinct().Select(User).ToArray();
        started = Stopwatch.GetTimestamp();
        var shown = await Shown(some);
        var reading = Stopwatch.GetElapsedTime(started).TotalMilliseconds / some.Length;
        var agrees = shown.ToHashSet().SetEquals(visible.Select(card => card.User).Intersect(some));
        double[] fast = new double[samples], comparing = new double[samples];
        var same = 0;
        for (var i = 0; i < samples; i++)
        {
            started = Stopwatch.GetTimestamp();
            var found = await Ask(jobs[i].Id);
            fast[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            started = Stopwatch.GetTimestamp();
            var expected = await Expected(jobs[i].Id, jobs[i].Facts);
            comparing[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (found.Items.Select(item => (item.Reference, item.Fitness.Points)).SequenceEqual(expected)) same++;
        }

        Console.WriteLine($"for one posting, {samples} postings of an employer that sees {visible.Count:N0} of these cards, the whole request");
        MatchBench.Tell("matches", fast, MatchBench.Limit);
        Console.WriteLine($"  reading a card through its policy {reading:0.0} ms, of {some.Length} any, which show {(agrees ? "as" : "NOT as")} reckoned; so all of them {reading * talents / 1000:0} s, and comparing each p50 {MatchBench.At(comparing, 50):0.0} ms");
        Console.WriteLine($"  the same top {CardBook.Shown}, in the same order: {same} of {samples}");
        await Explain(connections, tenant.Id, employer, [.. visible.Take(28).Select(card => card.User)]);
        return agrees && MatchBench.At(fast, 95) <= MatchBench.Limit && same >= samples * 0.95;

        async Task<BrowseCardMatchesResult> Ask(Guid job)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(origin, rights);
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new BrowseCardMatches(job));
            return outcome.IsOk ? outcome.Value : throw new InvalidOperationException(outcome.Kind.ToString());
        }

        async Task<T> AsEmployer<T>(Func<IServiceProvider, CurrentCall, Task<T>> work)
        {
            await using var scope = services.CreateAsyncScope();
            var call = scope.ServiceProvider.GetRequiredService<CurrentCall>();
            call.Begin(origin, rights);
            call.ActAs(CallSide.Employer);
            return await work(scope.ServiceProvider, call);
        }

        Task<List<Guid>> Shown(Guid[] people) => AsEmployer(async (scope, call) =>
        {
            var db = scope.GetRequiredService<AppDb>();
            List<Guid> all = [];
            // Few at once: cards that fit nobody are looked for among everybody, and a statement has its limit.
            foreach (var part in people.Chunk(20)) all.AddRange(await db.CardsShown(call).Where(c => part.Contains(c.UserId)).Select(c => c.UserId).ToListAsync());
            return all;
        });

        Task<List<(Guid, int)>> Expected(Guid job, PostingFacts posting) => AsEmployer(async (scope, call) =>
        {
            var (seed, references) = (scope.GetRequiredService<CardBook>().Seed(job), scope.GetRequiredService<CardReferences>());
            var best = visible.Select(card => (card.Face, CardMatching.Compare(card.Marks, posting, MatchScale.Usual).Points)).Where(card => card.Points > 0)
                .OrderByDescending(card => card.Points).ThenBy(card => CardIndex.Place(seed, card.Face)).Take(CardBook.Shown);
            List<(Guid, int)> all = [];
            foreach (var (face, points) in best) all.Add((await references.Of(call, face, default), points));
            return all;
        });
    }

    /// <summary>An employer that the tenant has verified, and the group to which it belongs.</summary>
    private static async Task<(Guid Employer, Guid Group)> Employers(IServiceProvider services, TenantRef tenant)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench", tenant), Rights.None);
        var (db, keys, now) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<EmployerKeys>(), TimeProvider.System.GetUtcNow());
        List<Guid> made = [];
        foreach (var name in new[] { "Group of the bench", "Works of the bench" })
        {
            var employer = Employer.Register(new(new(null, name), EmployerKind.Company, "350100", "CN", "chip-design", null, Bilingual.Empty), EmployerRegistration.None, now);
            await keys.Key(employer, default);
            employer.BelongTo(made.Count == 0 ? null : made[0]);
            var admission = EmployerAdmission.Request(employer.Id, now);
            admission.Admit(EmployerVerification.Document, null, now);
            db.AddRange(employer, admission);
            made.Add(employer.Id);
        }

        await db.SaveChangesAsync();
        return (made[1], made[0]);
    }

    /// <summary>Gives postings of the tenant to the employer.</summary>
    private static async Task<List<(Guid Id, PostingFacts Facts)>> Jobs(string superuser, Guid tenant, Guid employer, int count)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            update jobs set employer_id = $2 where tenant_id = $1 and id in (select job_id from job_search where tenant_id = $1 order by ord limit $3)
            returning id, degree_code, industry_code, division_code, kind_code, experience_years, hsk_level
            """, connection)
        { Parameters = { new() { Value = tenant }, new() { Value = employer }, new() { Value = count } } };
        await using var reader = await command.ExecuteReaderAsync();
        List<(Guid, PostingFacts)> jobs = [];
        while (await reader.ReadAsync())
            jobs.Add((reader.GetGuid(0), new(Text(1), Text(2), Text(3), Text(4)!, null) { Years = Number(5), Chinese = Number(6) }));
        return jobs;

        string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
        int? Number(int at) => reader.IsDBNull(at) ? null : reader.GetInt32(at);
    }

    private static Guid User(int at) => new(at + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 3]);

    /// <summary>Loads them, and says which of the cards show to the employer by the rules, reckoned without the database.</summary>
    private static async Task<List<(Guid User, Guid Face, IReadOnlyList<string> Marks)>> Load(string superuser, Guid tenant, int talents, Guid employer, Guid group)
    {
        var random = new Random(1931);
        var people = Enumerable.Range(0, talents).Select(_ => Person(random)).ToArray();
        var all = people.Select(source => CardMarks.All(source).Distinct().Order(StringComparer.Ordinal).ToArray()).ToArray();
        // Who fits what, a bit for each person, to know of which cards at least five people can be the person.
        Dictionary<string, (ulong[] People, int Count)> fitting = [];
        for (var at = 0; at < talents; at++)
        {
            foreach (var mark in all[at])
            {
                var (bits, count) = fitting.TryGetValue(mark, out var known) ? known : (new ulong[(talents + 63) / 64], 0);
                bits[at / 64] |= 1UL << (at % 64);
                fitting[mark] = (bits, count + 1);
            }
        }

        int narrow = 0, hidden = 0;
        List<(Guid, Guid, IReadOnlyList<string>)> visible = [];
        await using NpgsqlConnection factsAt = new(superuser), cardsAt = new(superuser);
        await factsAt.OpenAsync();
        await cardsAt.OpenAsync();
        await using (var facts = await factsAt.BeginBinaryImportAsync("copy talent_facts (user_id, id, tenant_id, marks, changed_at) from stdin (format binary)"))
        await using (var cards = await cardsAt.BeginBinaryImportAsync("copy talent_cards (user_id, id, tenant_id, face_id, marks, shown_since, hidden_from, hidden_from_groups, hidden_from_names, changed_at) from stdin (format binary)"))
        {
            var now = TimeProvider.System.GetUtcNow().AddDays(-1);
            for (var at = 0; at < talents; at++)
            {
                var user = User(at);
                await MatchBench.Write(facts, user, Guid.NewGuid(), tenant, all[at], now);
                var marks = Chosen(people[at]);
                var (blocks, blocksGroup) = (random.Next(50) == 0, random.Next(50) == 0);
                var face = Guid.NewGuid();
                if (blocks || blocksGroup) hidden++;
                else if (Fits(marks)) visible.Add((user, face, marks));
                await MatchBench.Write(cards, user, Guid.NewGuid(), tenant, face, marks, now, blocks ? new[] { employer } : Array.Empty<Guid>(), blocksGroup ? new[] { group } : Array.Empty<Guid>(), Array.Empty<string>(), now.AddSeconds(-5 * at));
            }

            await facts.CompleteAsync();
            await cards.CompleteAsync();
        }

        foreach (var table in new[] { "talent_facts", "talent_cards" }) await MatchBench.Execute(factsAt, "vacuum analyze " + table);
        Console.WriteLine($"{talents:N0} people, {hidden:N0} hide their card from the employer or its group, {narrow:N0} cards fit fewer than {Least}");
        return visible;

        // As people do: first closely, then what narrows it most less so, until enough fit. Two in a hundred fit too few by now.
        string[] Chosen(CardSource source)
        {
            var choices = Enum.GetValues<CardFact>().ToDictionary(fact => fact, _ => random.Next(10) switch { < 2 => CardGrain.Hidden, < 4 => CardGrain.Coarse, _ => CardGrain.Fine });
            var mayBeNarrow = random.Next(50) == 0;
            while (true)
            {
                var marks = CardMarks.Shown(source, choices);
                if (marks.Count > 0 && (mayBeNarrow || Fits(marks)))
                {
                    if (mayBeNarrow && !Fits(marks)) narrow++;
                    return [.. marks];
                }

                if (marks.Count == 0) choices[CardFact.Degree] = choices[CardFact.Kind] = CardGrain.Coarse;
                else
                {
                    var rarest = CardMarks.FactOf(marks.MinBy(mark => fitting[mark].Count)!);
                    choices[rarest] = choices[rarest] == CardGrain.Fine && random.Next(2) == 0 ? CardGrain.Coarse : CardGrain.Hidden;
                }
            }
        }

        bool Fits(IReadOnlyList<string> marks)
        {
            var (lists, count) = (marks.Select(mark => fitting[mark].People).ToArray(), 0);
            for (var word = 0; word < lists[0].Length && count < Least; word++)
            {
                var both = lists[0][word];
                for (var list = 1; list < lists.Length && both != 0; list++) both &= lists[list][word];
                count += BitOperations.PopCount(both);
            }

            return count >= Least;
        }
    }

    /// <summary>Invented, with some facts commoner than others.</summary>
    private static CardSource Person(Random random)
    {
        string[] degrees = ["bachelor", "master", "master", "doctor", "doctor"];
        var industries = ReferenceData.Industries.Select(industry => industry.Code).ToArray();
        string[] countries = ["GB", "US", "DE", "FR", "JP", "SG", "AU", "CA", "KR", "NL", "IT", "RU", "IN", "BR", "ES", "SE", "CH", "PL", "PK", "NG"];
        var cities = ReferenceData.Divisions.Cities.Where(city => city.CountryCode == "CN").Select(city => city.Code).ToArray();
        string[] kinds = ["permanent", "permanent", "flexible", "project"];
        List<(string, string?)> languages = [("en", random.Next(3) == 0 ? null : "C")];
        if (random.Next(3) != 0) languages.Add(("zh", new[] { "A", "B", "C", null }[random.Next(4)]));
        return new(
            Pick(degrees, 1), CardMarks.Fields[Skewed(CardMarks.Fields.Count, 1.5)], Pick(industries, 2), Skewed(25, 1.5), Pick(countries, 2), languages,
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => Pick(cities, 2.5)).Distinct()], [.. random.GetItems(kinds, random.Next(1, 3)).Distinct()], new DateOnly(2027, 1 + random.Next(12), 1));

        T Pick<T>(T[] list, double skew) => list[Skewed(list.Length, skew)];
        int Skewed(int count, double skew) => (int)(count * Math.Pow(random.NextDouble(), skew));
    }

    /// <summary>How the database finds the finalists and the crowd of one, as the serving role and the employer.</summary>
    private static async Task Explain(PortalConnectionStrings connections, Guid tenant, Guid employer, Guid[] people)
    {
        await using var connection = new NpgsqlConnection(ConnectionRules.Complete(connections.Portal));
        await connection.OpenAsync();
        await using (var caller = new NpgsqlCommand("select set_config('app.tenant_id', $1, false), set_config('app.employer_id', $2, false), set_config('app.user_id', $3, false), set_config('app.side', 'employer', false)", connection)
        { Parameters = { new() { Value = tenant.ToString() }, new() { Value = employer.ToString() }, new() { Value = Guid.NewGuid().ToString() } } }) await caller.ExecuteNonQueryAsync();
        await Plan("the finalists, as the employer", "select face_id, marks from talent_cards where tenant_id = $1 and shown_since is not null and user_id = any($2)", tenant, people);
        await MatchBench.Execute(connection, "select set_config('app.side', 'system', false)");
        await Plan("what changed, as the system", "select user_id, face_id, marks, shown_since is not null, changed_at from talent_cards where tenant_id = $1 and changed_at >= $2", tenant, TimeProvider.System.GetUtcNow().AddMinutes(-2));
        await Plan("the crowd of a card, as the function counts it",
            string.Create(CultureInfo.InvariantCulture, $"select count(*) >= {Least} from (select 1 from talent_facts where tenant_id = app_tenant() and industry = $1 and degree = $2 and marks::text[] @> array[$1, $2, 'region:SE', 'years:6-10', 'kind:project']::text[] limit {Least}) people"),
            "industry:" + ReferenceData.Industries.First().Code, "degree:doctor");

        async Task Plan(string what, string sql, params object[] values)
        {
            Console.WriteLine($"  explain (analyze, buffers): {what}");
            await using var command = new NpgsqlCommand("explain (analyze, buffers, costs off) " + sql, connection);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) Console.WriteLine("    " + reader.GetString(0));
        }
    }
}
