using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>
/// A conference's postings in one file: sent, looked at, taken in and public, through all that a request passes; then the same
/// file again, which must change nothing. Next to it COPY of the rows that it made, as the superuser.
/// </summary>
internal static class BulkBench
{
    private const int LimitSeconds = 60;
    private const string Rows = "select md5(coalesce(string_agg(j.id::text || j.xmin::text, '' order by j.id), '')) from jobs j";

    public static async Task<int> Run(int postings, int organisations)
    {
        var (cluster, connections) = await BenchPortal.NewDatabase();
        await using var server = cluster;
        await using var app = BenchPortal.Build(connections);
        await app.StartAsync();
        await DemoSeed.Run(app.Services, app.Environment, BenchPortal.Folder, CancellationToken.None);
        var tenant = (await app.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", CancellationToken.None))!;
        var reviewer = DemoPeople.People.Single(person => person.Tenant == "fujian" && person.Role == PortalRole.Reviewer);
        var file = await Xlsx(postings, organisations);
        Console.WriteLine(FormattableString.Invariant($"{postings:N0} postings of {organisations:N0} organisations, {file.Length / 1024.0 / 1024:0.0} MB as XLSX"));

        await using var superuser = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = new NpgsqlConnectionStringBuilder(connections.Portal).Database }.ConnectionString);
        var before = await Number(superuser, "select count(*) from jobs where is_public");
        var first = await TakeIn(app, tenant, reviewer, file);
        var published = await Number(superuser, "select count(*) from jobs where is_public") - before;
        var employers = await Number(superuser, "select count(distinct employer_id) from jobs where is_public and not is_demo");
        var state = await Text(superuser, Rows);
        Console.WriteLine("first run");
        Say(first);
        Console.WriteLine(FormattableString.Invariant($"  public then {published:N0} postings of {employers:N0} organisations"));
        var again = await TakeIn(app, tenant, reviewer, file);
        var isSame = state == await Text(superuser, Rows);
        Console.WriteLine("second run");
        Say(again);
        Console.WriteLine($"  {(isSame ? "no row of any posting was written" : "POSTINGS CHANGED")}");

        var copy = await Copy(superuser);
        var all = first.Seconds.Sum();
        Console.WriteLine(FormattableString.Invariant($"in all {all:0.0} s (limit {LimitSeconds}), {postings / all:N0} postings a second; COPY of the same rows {copy.TotalSeconds:0.00} s, {postings / copy.TotalSeconds:N0} a second"));
        return all <= LimitSeconds && published == postings && employers == organisations && isSame && again.Counts == new ImportCounts(0, 0, 0, postings, 0) ? 0 : 1;
    }

    private sealed record Taken(double[] Seconds, ImportCounts Counts, int Faulty);

    private static void Say(Taken taken) => Console.WriteLine(FormattableString.Invariant(
        $"  sent and read {taken.Seconds[0]:0.0} s, looked at {taken.Seconds[1]:0.0} s, taken in {taken.Seconds[2]:0.0} s; {taken.Counts.Added:N0} new, {taken.Counts.Changed:N0} changed, {taken.Counts.Unchanged:N0} unchanged, {taken.Faulty:N0} with faults"));

    private static async Task<Taken> TakeIn(WebApplication app, TenantRef tenant, DemoPerson person, byte[] file)
    {
        var origin = await DemoSessions.SignIn(app.Services, tenant, person, Language.Chinese, CancellationToken.None);
        var outbox = app.Services.GetRequiredService<OutboxDispatcher>();
        var clock = Stopwatch.StartNew();
        var id = await Send(new UploadImport("conference.xlsx", file));
        var sent = clock.Elapsed.TotalSeconds;
        await Send(new CheckImport(id, (await Send(new ViewImport(id))).Map, ImportGoal.Publish));
        await outbox.Drain(CancellationToken.None);
        var looked = clock.Elapsed.TotalSeconds;
        await Send(new BeginImport(id, LeaveFaulty: true));
        await outbox.Drain(CancellationToken.None);
        var taken = clock.Elapsed.TotalSeconds;
        var seen = await Send(new ViewImport(id));
        await DemoSessions.End(app.Services, CancellationToken.None);
        return new([sent, looked - sent, taken - looked], seen.Counts, seen.Faulty);

        Task<T> Send<T>(MediatR.IRequest<Outcome<T>> request) => DemoSessions.Send(app.Services, request, origin, CancellationToken.None);
    }

    /// <summary>The rows of the postings out and in again, into a table like theirs with its indexes.</summary>
    private static async Task<TimeSpan> Copy(NpgsqlDataSource superuser)
    {
        await using var from = await superuser.OpenConnectionAsync();
        await using var to = await superuser.OpenConnectionAsync();
        await using (var make = new NpgsqlCommand("create table jobs_copied (like jobs including all)", to)) await make.ExecuteNonQueryAsync();
        using var rows = new MemoryStream();
        await using (var stream = await from.BeginRawBinaryCopyAsync("copy (select * from jobs where is_public and not is_demo) to stdout (format binary)")) await stream.CopyToAsync(rows);
        rows.Position = 0;
        var clock = Stopwatch.StartNew();
        await using (var stream = await to.BeginRawBinaryCopyAsync("copy jobs_copied from stdin (format binary)")) await rows.CopyToAsync(stream);
        return clock.Elapsed;
    }

    private static async Task<byte[]> Xlsx(int postings, int organisations)
    {
        using var memory = new MemoryStream();
        await SheetWriter.Xlsx(memory, "postings", ["用人单位", "职位编号", "中文职位名称", "中文职位描述", "英文职位名称", "英文职位描述", "工作地点", "行业", "用工类型", "学历", "最低薪资", "最高薪资", "薪资周期", "可面议", "项目期限（月）"], Lines(), CancellationToken.None);
        return memory.ToArray();

        async IAsyncEnumerable<IReadOnlyList<string?>> Lines()
        {
            var source = new Postings(seed: 5);
            for (var i = 0; i < postings; i++)
            {
                var posting = source.At(i);
                var (title, titleEn) = (posting.Title.Zh, posting.Title.Zh is null || posting.Body.En is not null ? posting.Title.En : null);
                var (zh, en) = (title is null ? null : posting.Body.Zh ?? "职责面议。", titleEn is null ? null : posting.Body.En ?? "Duties to be agreed.");
                yield return
                [
                    $"示例单位{i % organisations:0000}", $"N-{i:000000}", title, zh, titleEn, en, ReferenceData.Divisions[posting.DivisionCode].NameWithProvince(Language.Chinese),
                    ReferenceData.Industries[posting.IndustryCode].NameZh, ReferenceData.EmploymentKinds[posting.KindCode].NameZh, posting.DegreeCode is { } degree ? ReferenceData.Degrees[degree].NameZh : null,
                    posting.PayMinimum?.ToString(CultureInfo.InvariantCulture), posting.PayMaximum?.ToString(CultureInfo.InvariantCulture), "年", posting.PayMinimum is null ? "是" : "否",
                    posting.KindCode == JobContent.ProjectKind ? "6" : null,
                ];
                await Task.CompletedTask;
            }
        }
    }

    private static async Task<long> Number(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> Text(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 300;
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
