using System.Collections;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Benchmarks;

/// <summary>
/// The postings that fit one person best out of very many, next to one statement that reckons up every posting over a narrow table
/// of its own; and the blind cards that fit one posting best, next to reading all of them. What comes out has to be the same.
/// </summary>
internal static class MatchBench
{
    internal const int Limit = 150;
    private const int SkillBits = 256;

    private static readonly string[] skills = [.. ReferenceData.Skills.Select(skill => skill.Code)], occupations = [.. ReferenceData.Occupations.Where(o => o.IsUnit).Select(o => o.Code)];
    private static readonly Dictionary<string, int> skillBit = skills.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at);

    public static async Task<int> Run(int postings, int talents, int samples)
    {
        await using var cluster = await LocalCluster.StartTemporaryAsync(new Dictionary<string, string> { ["shared_buffers"] = "1GB", ["maintenance_work_mem"] = "256MB", ["max_connections"] = "60" });
        var connections = await PortalDatabase.EnsureRolesAsync(cluster.SuperuserConnectionString, "bench_match");
        await Migrator.Run(connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        var superuser = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = "bench_match" }.ConnectionString;
        await Load(superuser, postings);
        await using var app = BenchPortal.Build(connections);
        await app.StartAsync();
        await using var plain = NpgsqlDataSource.Create(ConnectionRules.Complete(connections.Portal));
        Console.WriteLine($"load average of the machine before: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
        var first = await ForPeople(app.Services, plain, superuser, postings, samples);
        var second = await MatchCards.Run(app.Services, connections, superuser, talents, samples);
        Console.WriteLine($"load average of the machine after: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
        return first && second ? 0 : 1;
    }

    private static async Task<bool> ForPeople(IServiceProvider services, NpgsqlDataSource plain, string superuser, int postings, int samples)
    {
        HashSet<Guid> nothing = [];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var early = await Ranked(services, People(1)[0], nothing, null);
        Console.WriteLine($"the first who looks at the national site waits {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s and is told of {early.Unread} sites that are not compared yet");
        started = Stopwatch.GetTimestamp();
        await Rank(services, People(1)[0], nothing);
        Console.WriteLine($"{postings:N0} postings of {Postings.Tenants} tenants; packed in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024:0} MB");
        double[] fast = new double[samples], whole = new double[samples];
        var same = 0;
        var people = People(samples);
        for (var i = 0; i < samples; i++)
        {
            started = Stopwatch.GetTimestamp();
            var found = await Rank(services, people[i], nothing);
            fast[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            started = Stopwatch.GetTimestamp();
            var expected = await Exhaustive(plain, people[i]);
            whole[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (found.Select(match => (match.Listing.JobId, match.Fitness.Points)).SequenceEqual(expected)) same++;
        }

        Console.WriteLine($"for one person over all tenants, {samples} people, everything on the way to the list but its page");
        Tell("matches", fast, Limit);
        Tell("one statement", whole, null);
        Console.WriteLine($"  the same top {MatchBook.Shown}, in the same order: {same} of {samples}");

        // A posting of the largest tenant changes: what the next visitor waits for.
        var changed = new double[10];
        await using var owner = NpgsqlDataSource.Create(superuser);
        for (var i = 0; i < changed.Length; i++)
        {
            await using (var update = owner.CreateCommand("update job_listings set changed_at = now() where (tenant_id, job_id) = (select tenant_id, job_id from job_search where tenant_id = $1 order by ord offset $2 limit 1)"))
            {
                update.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = SearchDatabase.TenantId(0) }, new() { Value = i * 97 } });
                await update.ExecuteNonQueryAsync();
            }

            services.GetRequiredService<TalentPortal.Platform.PageCache.SiteVersions>().Raise(SearchDatabase.TenantId(0));
            started = Stopwatch.GetTimestamp();
            await Rank(services, people[i], nothing);
            changed[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Tell("the first after a change", changed, null);
        return At(fast, 95) <= Limit && same >= samples * 0.95;
    }

    internal static void Tell(string what, double[] times, int? limit) =>
        Console.WriteLine($"  {what,-26} p50 {At(times, 50),8:0.0}  p95 {At(times, 95),8:0.0} ms{(limit is null ? "" : $" (limit of p95 {limit}: {(At(times, 95) <= limit ? "holds" : "does not hold")})")}");

    internal static double At(double[] times, int percent) => times.Order().ElementAt(Math.Min(times.Length - 1, times.Length * percent / 100));

    private static async Task<IReadOnlyList<Match>> Rank(IServiceProvider services, TalentWishes wishes, IReadOnlySet<Guid> nothing) =>
        (await Ranked(services, wishes, nothing, TimeSpan.FromMinutes(10))).Best;

    /// <param name="patience">How long it waits for postings that were never read; null as it is served.</param>
    private static async Task<MatchList> Ranked(IServiceProvider services, TalentWishes wishes, IReadOnlySet<Guid> nothing, TimeSpan? patience)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), Rights.None);
        var book = scope.ServiceProvider.GetRequiredService<MatchBook>();
        if (patience is { } longer) book.Patience = longer;
        return await book.Rank(wishes, MatchScale.Usual, nothing, CancellationToken.None);
    }

    /// <summary>Invented people: most say most.</summary>
    private static List<TalentWishes> People(int count)
    {
        var random = new Random(31);
        string[] degrees = ["bachelor", "master", "doctor"];
        var industries = ReferenceData.Industries.Select(industry => industry.Code).ToArray();
        var places = ReferenceData.Divisions.Cities.Where(city => city.CountryCode == "CN").Select(city => city.Code).Concat(ReferenceData.Divisions.Where(division => division.ParentCode is null && division.CountryCode == "CN").Select(division => division.Code)).Distinct().ToArray();
        var kinds = ReferenceData.EmploymentKinds.Select(kind => kind.Code).ToArray();
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new TalentWishes(
                random.Next(10) == 0 ? null : degrees[random.Next(degrees.Length)], random.Next(10) == 0 ? null : industries[random.Next(industries.Length)], [.. random.GetItems(places, random.Next(1, 4)).Distinct()],
                random.Next(4) == 0 ? [] : [kinds[random.Next(kinds.Length)]], random.Next(2) == 0 ? null : random.Next(15, 60) * 10_000L)
            {
                Occupations = random.Next(3) == 0 ? [] : [.. random.GetItems(occupations, random.Next(1, 3)).Distinct()], Skills = random.Next(5) == 0 ? [] : [.. random.GetItems(skills, random.Next(3, 15)).Distinct()],
                Years = random.Next(8) == 0 ? null : random.Next(25), Chinese = random.Next(2) == 0 ? null : random.Next(1, 7),
            }),
        ];
    }

    /// <summary>What a posting asks for beside what the search's measurement gives it.</summary>
    internal static PostingFacts Demands(int index)
    {
        var random = new Random(unchecked((index * 7919) + 13));
        return new(null, null, null, "", null)
        {
            OccupationCode = random.Next(4) == 0 ? null : occupations[(int)(occupations.Length * Math.Pow(random.NextDouble(), 1.5))], Skills = [.. random.GetItems(skills, random.Next(7)).Distinct()],
            Years = random.Next(3) == 0 ? null : random.Next(11), Chinese = random.Next(3) != 0 ? null : random.Next(7),
        };
    }

    /// <summary>Reckons up every posting by the words of the rules, without the code that packs or ranks, from the leanest table there can be.</summary>
    private static async Task<List<(Guid, int)>> Exhaustive(NpgsqlDataSource database, TalentWishes wishes)
    {
        var scale = MatchScale.Usual;
        var own = ReferenceData.Degrees.Find(wishes.DegreeCode)?.Rank;
        var (sector, industry) = SearchNumbers.OfIndustry(wishes.IndustryCode);
        var provinces = wishes.Places.Where(code => ReferenceData.Divisions[code].ParentCode is null).Select(code => SearchNumbers.OfPlace(code).Province).ToArray();
        var around = wishes.Places.Select(code => SearchNumbers.OfPlace(code).Province).ToArray();
        var cities = wishes.Places.Select(code => SearchNumbers.OfPlace(code).City).Where(city => city != 0).ToArray();
        await using var command = database.CreateCommand(
            $"""
            select job_id, points from (
              select b.job_id, b.ord,
                     case when $1::int is null then 0 when b.degree = 0 then {scale.Degree} when b.degree - 1 > $1 then 0 when $1 - (b.degree - 1) < 2 then {scale.Degree * 2} else {scale.Degree} end
                   + case when $2::int = 0 then 0 when b.industry = $2 then {scale.Field * 2} when b.sector = $3 and b.sector <> 0 then {scale.Field} else 0 end
                   + case when b.city = any($4) or b.province = any($5) then {scale.Place * 2} when b.province = any($6) then {scale.Place} else 0 end
                   + case when b.kind = any($7) then {scale.Kind * 2} else 0 end
                   + case when $8::bigint is null then 0 when b.pay is null then {scale.Pay} when b.pay >= $8 then {scale.Pay * 2} else 0 end
                   + case when b.occupation = any($9) then {scale.Occupation * 2} when left(b.occupation, 3) = any($10) then {scale.Occupation} else 0 end
                   + case when bit_count(b.skills & $11) = 0 then 0 when bit_count(b.skills & $11) * 2 >= bit_count(b.skills) then {scale.Skills * 2} else {scale.Skills} end
                   + case when $12::int is null then 0 when b.years is null then {scale.Years} when b.years <= $12 then {scale.Years * 2} when b.years - 2 <= $12 then {scale.Years} else 0 end
                   + case when $13::int is null then 0 when b.chinese is null then {scale.Chinese} when b.chinese <= $13 then {scale.Chinese * 2} when b.chinese - 1 <= $13 then {scale.Chinese} else 0 end as points
                from baseline b) all_of_them
            order by points desc, ord desc limit {MatchBook.Shown}
            """);
        foreach (var value in new object?[]
                 {
                     own, industry, sector, cities, provinces, around, wishes.Kinds.Select(SearchNumbers.OfKind).ToArray(), wishes.PayFrom, wishes.Occupations.ToArray(), wishes.Occupations.Select(code => code[..3]).ToArray(), Bits(wishes.Skills), wishes.Years, wishes.Chinese,
                 })
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync();
        List<(Guid, int)> found = [];
        while (await reader.ReadAsync()) found.Add((reader.GetGuid(0), reader.GetInt32(1)));
        return found;
    }

    private static BitArray Bits(IEnumerable<string> codes)
    {
        BitArray bits = new(SkillBits);
        foreach (var code in codes) bits[skillBit[code]] = true;
        return bits;
    }

    internal static Guid JobId(int index) => new(index + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]);

    /// <summary>The facts of invented postings, without their words, by the superuser with COPY: a way that the product does not have.</summary>
    private static async Task Load(string superuser, int postings)
    {
        await using NpgsqlConnection rowsAt = new(superuser), listingsAt = new(superuser), jobsAt = new(superuser), baselineAt = new(superuser);
        foreach (var connection in new[] { rowsAt, listingsAt, jobsAt, baselineAt })
        {
            await connection.OpenAsync();
            // Without employers.
            await Execute(connection, "set session_replication_role = replica");
        }

        for (var tenant = 0; tenant < Postings.Tenants; tenant++)
        {
            await using var insert = new NpgsqlCommand(
                "insert into tenants (id, slug, name_zh, name_en, short_name_zh, short_name_en, tagline_zh, tagline_en, accent, default_language, time_zone, created_at, is_demo) values ($1, $2, $2, $2, $2, $2, '', '', '#1d4f91', 'Chinese', 'Asia/Shanghai', now(), false)", rowsAt)
            { Parameters = { new() { Value = SearchDatabase.TenantId(tenant) }, new() { Value = $"t{tenant:000}" } } };
            await insert.ExecuteNonQueryAsync();
        }

        await Execute(rowsAt, "drop index if exists ix_job_search_gin");
        await Execute(rowsAt, $"create unlogged table baseline (ord int, job_id uuid, province smallint, city int, sector int, industry int, kind smallint, degree smallint, pay bigint, occupation text, skills bit({SkillBits}), years int, chinese int); grant select on baseline to {PortalDatabase.AppRole}");
        var source = new Postings(seed: 7);
        var none = NpgsqlTypes.NpgsqlTsVector.Empty;
        var at = DateTimeOffset.UnixEpoch.AddYears(56);
        await using (var rows = await rowsAt.BeginBinaryImportAsync("copy job_search (ord, tenant_id, job_id, employer_id, province, city, sector, industry, kind, degree, head, words) from stdin (format binary)"))
        await using (var listings = await listingsAt.BeginBinaryImportAsync(
            "copy job_listings (tenant_id, job_id, title_zh, employer_id, employer_zh, employer_verified, division_code, workplace, kind_code, degree_code, pay_min, pay_max, pay_currency, pay_period, published_at, changed_at, confirmed_at) from stdin (format binary)"))
        await using (var jobs = await jobsAt.BeginBinaryImportAsync(
            "copy jobs (tenant_id, id, employer_id, is_public, is_demo, source_scheme, status, translation, changed_at, confirmed_at, created_at, title_zh, division_code, industry_code, kind_code, degree_code, pay_min, pay_max, pay_currency, pay_period,"
            + " pay_negotiable, workplace, permit_classes, occupation_code, experience_years, hsk_level, skills, languages, benefits) from stdin (format binary)"))
        await using (var baseline = await baselineAt.BeginBinaryImportAsync("copy baseline from stdin (format binary)"))
        {
            for (var index = 0; index < postings; index++)
            {
                var (posting, asked, changed) = (source.At(index), Demands(index), at.AddSeconds(index));
                var (tenant, job, currency, period) = (SearchDatabase.TenantId(posting.Tenant), JobId(index), posting.PayMinimum is null ? null : "CNY", posting.PayMinimum is null ? null : "year");
                var (province, city) = SearchNumbers.OfPlace(posting.DivisionCode);
                var (sector, industry) = SearchNumbers.OfIndustry(posting.IndustryCode);
                await Write(rows, index + 1, tenant, job, posting.EmployerId, province, city, sector, industry, SearchNumbers.OfKind(posting.KindCode), SearchNumbers.OfDegree(posting.DegreeCode), none, none);
                await Write(listings, tenant, job, posting.Title.Zh, posting.EmployerId, posting.Employer.Zh, posting.Verified, posting.DivisionCode, "OnSite", posting.KindCode, posting.DegreeCode, posting.PayMinimum, posting.PayMaximum, currency, period, changed, changed, changed);
                await Write(
                    jobs, tenant, job, posting.EmployerId, true, false, "bench", "Published", "OnlyChinese", at, at, at, posting.Title.Zh, posting.DivisionCode, posting.IndustryCode, posting.KindCode, posting.DegreeCode, posting.PayMinimum, posting.PayMaximum, currency, period,
                    false, "OnSite", 0, asked.OccupationCode, asked.Years, asked.Chinese, new Json(JsonSerializer.Serialize(asked.Skills.Select(code => new { code }))), new Json("[]"), new Json("[]"));
                await Write(
                    baseline, index + 1, job, province, city, sector, industry, SearchNumbers.OfKind(posting.KindCode), SearchNumbers.OfDegree(posting.DegreeCode), (long?)(posting.PayMaximum ?? posting.PayMinimum), asked.OccupationCode, Bits(asked.Skills), asked.Years, asked.Chinese);
            }

            foreach (var import in new[] { rows, listings, jobs, baseline }) await import.CompleteAsync();
        }

        await Execute(rowsAt, "select setval(pg_get_serial_sequence('job_search', 'ord'), (select max(ord) from job_search))");
        foreach (var table in new[] { "job_search", "job_listings", "jobs", "baseline" }) await Execute(rowsAt, "vacuum analyze " + table);
    }

    internal static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 900 };
        await command.ExecuteNonQueryAsync();
    }

    internal static async Task Write(NpgsqlBinaryImporter import, params object?[] values)
    {
        await import.StartRowAsync();
        foreach (var value in values)
        {
            if (value is null) await import.WriteNullAsync();
            else if (value is Json json) await import.WriteAsync(json.Text, NpgsqlTypes.NpgsqlDbType.Jsonb);
            else if (value is string[] words) await import.WriteAsync(words, NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Varchar);
            else await import.WriteAsync(value);
        }
    }

    private sealed record Json(string Text);
}
