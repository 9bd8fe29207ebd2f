using System.Diagnostics;
using System.Globalization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// The operator's command <c>import jobs --tenant T [--publish] [--dry-run] FILE</c>: reads a file of schema.org
/// JobPosting objects, one a line, of any length.
/// </summary>
public static class ImportJobsCommand
{
    private const string Usage = "Usage: import jobs --tenant SLUG [--publish] [--dry-run] FILE";
    private const int Batch = 300;
    private const int ProgressEvery = 1000;

    /// <summary>Runs the command.</summary>
    /// <param name="args">What follows <c>import jobs</c>.</param>
    /// <param name="console">Receives progress, one line for each row that cannot be read, and the report.</param>
    /// <returns>0 when every row was taken, 1 when some could not be read, 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(string[] args, IServiceProvider services, TextWriter console, CancellationToken ct = default)
    {
        if (Arguments(args) is not { } asked)
        {
            await console.WriteLineAsync(Usage);
            return 2;
        }

        if (await services.GetRequiredService<TenantDirectory>().BySlug(asked.Tenant, ct) is not { } tenant)
        {
            await console.WriteLineAsync($"There is no tenant '{asked.Tenant}'.");
            return 2;
        }

        if (!File.Exists(asked.File))
        {
            await console.WriteLineAsync($"There is no file '{asked.File}'.");
            return 2;
        }

        await using var file = new FileStream(asked.File, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await console.WriteLineAsync($"{Path.GetFileName(asked.File)} for {tenant.Name.In(Language.English)}{(asked.Mode == ImportMode.DryRun ? ", dry run: nothing is written" : "")}");
        var report = await Run(file, tenant, asked.Mode, services, console, ct);
        await report.Write(console, asked.Mode);
        return report.Faults.Count == 0 ? 0 : 1;
    }

    internal static async Task<ImportReport> Run(Stream file, TenantRef tenant, ImportMode mode, IServiceProvider services, TextWriter console, CancellationToken ct)
    {
        var dispatcher = services.GetRequiredService<PortalDispatcher>();
        var clock = services.GetRequiredService<TimeProvider>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone);
        var reader = new JobLineReader(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime));
        var report = new ImportReport();
        var batch = new List<JobLine>(Batch);
        await foreach (var raw in JobLines.Read(file, ct))
        {
            var line = reader.Read(raw);
            report.Count(line);
            if (line.Fault is { } fault) await console.WriteLineAsync($"line {line.Number}: {ImportReport.Words(fault)}{(line.Detail is null ? "" : $" ({line.Detail})")}");
            else batch.Add(line.Posting!);
            if (batch.Count == Batch) await Send();
            if (report.Rows % ProgressEvery == 0) await console.WriteLineAsync($"{report.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows read");
        }

        if (batch.Count > 0) await Send();
        report.Stop();
        return report;

        async Task Send()
        {
            var outcome = await dispatcher.Send(new ImportJobs([.. batch], mode), CallOrigin.System("import", tenant), ct);
            report.Count(outcome.Value);
            batch.Clear();
        }
    }

    private static (string Tenant, ImportMode Mode, string File)? Arguments(string[] args)
    {
        string? tenant = null, file = null;
        var (publish, dryRun) = (false, false);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--tenant" when i + 1 < args.Length: tenant = args[++i]; break;
                case "--publish": publish = true; break;
                case "--dry-run": dryRun = true; break;
                case var other when !other.StartsWith('-') && file is null: file = other; break;
                default: return null;
            }
        }

        return tenant is null || file is null ? null : (tenant, dryRun ? ImportMode.DryRun : publish ? ImportMode.Publish : ImportMode.Review, file);
    }
}

/// <summary>What an import read and did.</summary>
internal sealed class ImportReport
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly SortedDictionary<JobLineFault, int> _faults = [];
    private readonly Dictionary<JobLineNotes, int> _notes = [];

    public int Rows { get; private set; }

    public IReadOnlyDictionary<JobLineFault, int> Faults => _faults;

    public ImportJobsResult Done { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);

    public void Count(ReadLine line)
    {
        Rows++;
        if (line.Fault is { } fault) _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
        foreach (var note in Enum.GetValues<JobLineNotes>())
        {
            if (note != JobLineNotes.None && line.Notes.HasFlag(note)) _notes[note] = _notes.GetValueOrDefault(note) + 1;
        }
    }

    public void Count(ImportJobsResult batch) => Done = new(
        Done.New + batch.New, Done.Changed + batch.Changed, Done.Confirmed + batch.Confirmed, Done.Unchanged + batch.Unchanged, Done.Closed + batch.Closed, Done.Refused + batch.Refused, Done.NewEmployers + batch.NewEmployers) { Alike = Done.Alike + batch.Alike };

    public void Stop() => _clock.Stop();

    public async Task Write(TextWriter console, ImportMode mode)
    {
        await console.WriteLineAsync($"{N(Rows)} rows read in {_clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        await console.WriteLineAsync($"  {N(Done.New)} new{(mode switch { ImportMode.Publish => ", published", ImportMode.Review => ", waiting for review", _ => "" })}");
        await console.WriteLineAsync($"  {N(Done.Changed)} changed, {N(Done.Confirmed)} confirmed, {N(Done.Unchanged)} unchanged, {N(Done.Closed)} closed here and left so");
        if (Done.Refused > 0) await console.WriteLineAsync($"  {N(Done.Refused)} of employers that are not admitted, left out");
        if (Done.Alike > 0) await console.WriteLineAsync($"  {N(Done.Alike)} of the new read word for word like another posting here");
        await console.WriteLineAsync($"  {N(Done.NewEmployers)} employers that were not known");
        await console.WriteLineAsync($"  {N(_faults.Values.Sum())} could not be read{(_faults.Count == 0 ? "" : ": " + string.Join(", ", _faults.Select(fault => $"{N(fault.Value)} {Words(fault.Key)}")))}");
        foreach (var (note, count) in _notes.OrderBy(pair => pair.Key)) await console.WriteLineAsync($"  {N(count)} {Words(note)}");
    }

    public static string Words(JobLineFault fault) => fault switch
    {
        JobLineFault.TooLong => "too long",
        JobLineFault.BadEncoding => "not UTF-8",
        JobLineFault.BadJson => "not JSON",
        JobLineFault.NotAPosting => "not a JobPosting",
        JobLineFault.MissingIdentifier => "no identifier",
        JobLineFault.DuplicateIdentifier => "identifier of an earlier line",
        JobLineFault.MissingTitle => "no title",
        JobLineFault.MissingEmployer => "no employer",
        JobLineFault.BadDate => "unreadable date",
        JobLineFault.Over => "last day has passed",
        JobLineFault.UnstorableText => "character that cannot be kept",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static string Words(JobLineNotes note) => note switch
    {
        JobLineNotes.KindAssumed => "without kind of employment, taken as permanent",
        JobLineNotes.PayUnclear => "with an amount but no currency or period, kept in the text and not as pay",
        JobLineNotes.PlaceUnknown => "without a known place, the words alone are kept",
        JobLineNotes.NoDate => "without a day of publication",
        _ => throw new ArgumentOutOfRangeException(nameof(note), note, null),
    };

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
