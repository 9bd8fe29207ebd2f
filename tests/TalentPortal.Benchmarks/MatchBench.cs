using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
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
/// How long the postings that fit one person best take to find among all that are published, next to one statement that
/// reckons up every posting in the database; both have to name the same postings in the same order.
/// </summary>
internal static class MatchBench
{
    private static readonly HashSet<Guid> nothing = [];

    public static async Task<int> Run(int postings, int samples)
    {
        await using var cluster = await LocalCluster.StartTemporaryAsync(new Dictionary<string, string> { ["shared_buffers"] = "512MB", ["maintenance_work_mem"] = "256MB", ["max_connections"] = "60" });
        var connections = await PortalDatabase.EnsureRolesAsync(cluster.SuperuserConnectionString, "bench_match");
        await Migrator.Run(connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        await Load(new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = "bench_match" }.ConnectionString, postings);
        await using var app = BenchPortal.Build(connections);
        await app.StartAsync();
        await using var plain = NpgsqlDataSource.Create(ConnectionRules.Complete(connections.Portal));

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        await Rank(app.Services, People(1)[0], nothing);
        Console.WriteLine($"{postings:N0} postings of {Postings.Tenants} tenants; packed in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / 1024:0} MB");
        double[] fast = new double[samples], whole = new double[samples];
        var same = 0;
        var people = People(samples);
        for (var i = 0; i < samples; i++)
        {
            started = Stopwatch.GetTimestamp();
            var found = await Rank(app.Services, people[i], nothing);
            fast[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            started = Stopwatch.GetTimestamp();
            var expected = await Exhaustive(plain, people[i]);
            whole[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (found.Select(match => (match.Listing.JobId, match.Fitness.Points)).SequenceEqual(expected)) same++;
        }

        Array.Sort(fast);
        Array.Sort(whole);
        Console.WriteLine($"for one person, {samples} people, everything on the way to the list but its page");
        Console.WriteLine($"  matches            p50 {At(fast, 50),7:0.0}  p95 {At(fast, 95),7:0.0} ms (limit of p95 150)");
        Console.WriteLine($"  one statement      p50 {At(whole, 50),7:0.0}  p95 {At(whole, 95),7:0.0} ms");
        Console.WriteLine($"  the same top {MatchBook.Shown}, in the same order: {same} of {samples}");
        return At(fast, 95) <= 150 && same >= samples * 0.95 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<Match>> Rank(IServiceProvider services, TalentWishes wishes, IReadOnlySet<Guid> nothing)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), Rights.None);
        return await scope.ServiceProvider.GetRequiredService<MatchBook>().Rank(wishes, MatchScale.Usual, nothing, CancellationToken.None);
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
                random.Next(4) == 0 ? [] : [kinds[random.Next(kinds.Length)]], random.Next(2) == 0 ? null : random.Next(15, 60) * 10_000L)),
        ];
    }

    /// <summary>Reckons up every posting by the words of the rules, without the code that packs or ranks.</summary>
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
              select s.job_id, s.ord,
                     case when $1::int is null then 0 when s.degree = 0 then {scale.Degree} when s.degree - 1 > $1 then 0 when $1 - (s.degree - 1) < 2 then {scale.Degree * 2} else {scale.Degree} end
                   + case when $2::int = 0 then 0 when s.industry = $2 then {scale.Field * 2} when s.sector = $3 and s.sector <> 0 then {scale.Field} else 0 end
                   + case when s.city = any($4) or s.province = any($5) then {scale.Place * 2} when s.province = any($6) then {scale.Place} else 0 end
                   + case when s.kind = any($7) then {scale.Kind * 2} else 0 end
                   + case when $8::bigint is null then 0 when l.pay_currency = 'CNY' and l.pay_period in ('year', 'month') and coalesce(l.pay_max, l.pay_min) is not null
                          then case when floor(coalesce(l.pay_max, l.pay_min)) * case l.pay_period when 'month' then 12 else 1 end >= $8 then {scale.Pay * 2} else 0 end
                          else {scale.Pay} end as points
                from job_search s join job_listings l on l.tenant_id = s.tenant_id and l.job_id = s.job_id where l.closed_at is null) all_of_them
            order by points desc, ord desc limit {MatchBook.Shown}
            """);
        foreach (var value in new object[] { (object?)own ?? DBNull.Value, industry, sector, cities, provinces, around, wishes.Kinds.Select(SearchNumbers.OfKind).ToArray(), (object?)wishes.PayFrom ?? DBNull.Value }) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        List<(Guid, int)> found = [];
        while (await reader.ReadAsync()) found.Add((reader.GetGuid(0), reader.GetInt32(1)));
        return found;
    }

    /// <summary>The facts of invented postings, without their words, by the superuser with COPY: a way that the product does not have.</summary>
    private static async Task Load(string superuser, int postings)
    {
        await using NpgsqlConnection rowsAt = new(superuser), listingsAt = new(superuser);
        await rowsAt.OpenAsync();
        await listingsAt.OpenAsync();
        for (var tenant = 0; tenant < Postings.Tenants; tenant++)
        {
            await using var insert = new NpgsqlCommand(
                "insert into tenants (id, slug, name_zh, name_en, short_name_zh, short_name_en, tagline_zh, tagline_en, accent, default_language, time_zone, created_at, is_demo) values ($1, $2, $2, $2, $2, $2, '', '', '#1d4f91', 'Chinese', 'Asia/Shanghai', now(), false)", rowsAt)
            { Parameters = { new() { Value = SearchDatabase.TenantId(tenant) }, new() { Value = $"t{tenant:000}" } } };
            await insert.ExecuteNonQueryAsync();
        }

        await using (var drop = new NpgsqlCommand("drop index if exists ix_job_search_gin", rowsAt)) await drop.ExecuteNonQueryAsync();
        var source = new Postings(seed: 7);
        var none = NpgsqlTypes.NpgsqlTsVector.Empty;
        var at = DateTimeOffset.UnixEpoch.AddYears(56);
        await using (var rows = await rowsAt.BeginBinaryImportAsync("copy job_search (ord, tenant_id, job_id, employer_id, province, city, sector, industry, kind, degree, head, words) from stdin (format binary)"))
        await using (var listings = await listingsAt.BeginBinaryImportAsync(
            "copy job_listings (tenant_id, job_id, title_zh, employer_id, employer_zh, employer_verified, division_code, workplace, kind_code, degree_code, pay_min, pay_max, pay_currency, pay_period, published_at, changed_at, confirmed_at) from stdin (format binary)"))
        {
            for (var index = 0; index < postings; index++)
            {
                var posting = source.At(index);
                var (tenant, job) = (SearchDatabase.TenantId(posting.Tenant), new Guid(index + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]));
                var (province, city) = SearchNumbers.OfPlace(posting.DivisionCode);
                var (sector, industry) = SearchNumbers.OfIndustry(posting.IndustryCode);
                await rows.StartRowAsync();
                foreach (var value in (object[])[index + 1, tenant, job, posting.EmployerId, province, city, sector, industry, SearchNumbers.OfKind(posting.KindCode), SearchNumbers.OfDegree(posting.DegreeCode), none, none]) await rows.WriteAsync(value);
                await listings.StartRowAsync();
                foreach (var value in (object?[])
                    [tenant, job, posting.Title.Zh, posting.EmployerId, posting.Employer.Zh, posting.Verified, posting.DivisionCode, "OnSite", posting.KindCode, posting.DegreeCode, posting.PayMinimum, posting.PayMaximum, posting.PayMinimum is null ? null : "CNY", posting.PayMinimum is null ? null : "year", at, at, at])
                {
                    if (value is null) await listings.WriteNullAsync();
                    else await listings.WriteAsync(value);
                }
            }

            await rows.CompleteAsync();
            await listings.CompleteAsync();
        }

        await using var analyze = new NpgsqlCommand("vacuum analyze job_search", rowsAt) { CommandTimeout = 600 };
        await analyze.ExecuteNonQueryAsync();
        analyze.CommandText = "vacuum analyze job_listings";
        await analyze.ExecuteNonQueryAsync();
    }

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
