using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>How sure the facts behind a line are.</summary>
public enum TaskCertainty
{
    /// <summary>By a rule or an official text.</summary>
    High,

    /// <summary>By several reports, or an official text that was not read whole.</summary>
    Medium,

    /// <summary>By common practice: ask the office.</summary>
    Low,
}

/// <summary>A way on which tasks are usual.</summary>
/// <param name="Who">Whom it fits, in a sentence.</param>
public sealed record TaskRoute(string Code, Bilingual Name, Bilingual Who);

/// <summary>A task that is usual on some routes.</summary>
/// <param name="Days">Working days it takes, once what comes first is done.</param>
/// <param name="After">Codes of the lines that come first.</param>
/// <param name="Hint">What to look out for; empty where the title says it.</param>
/// <param name="Source">Where the facts of title and hint are from.</param>
/// <param name="AsOf">The day of which that is the state of knowledge.</param>
/// <param name="IsOwn">Whether the organisation wrote or changed it: then no source answers for it but the organisation.</param>
public sealed record TaskLine(
    string Code, int Place, IReadOnlyList<string> Routes, CaseTrack Track, TaskParty Party, int Days, IReadOnlyList<string> After, Bilingual Title, Bilingual Hint, Bilingual Source, DateOnly AsOf, TaskCertainty Certainty,
    bool IsOwn = false);

/// <summary>
/// What there usually is to do, route by route: data with a version. A task that was taken from it keeps its own words, date
/// and version, so that a later one changes no case under way.
/// </summary>
public sealed class TaskPlan
{
    public const int CodeMax = 40;

    private static readonly FrozenDictionary<int, TaskPlan> Versions = Read(
        CsvTable.FromResource(Assembly.GetExecutingAssembly(), "case_task_routes.csv", RouteColumns), CsvTable.FromResource(Assembly.GetExecutingAssembly(), "case_task_lines.csv", LineColumns))
        .ToFrozenDictionary(plan => plan.Version);

    private readonly FrozenDictionary<string, TaskLine> _byCode;

    private TaskPlan(int version, IReadOnlyList<TaskRoute> routes, IReadOnlyList<TaskLine> lines, Guid? edition = null) =>
        (Version, Routes, Lines, EditionId, _byCode) = (version, routes, lines, edition, lines.ToFrozenDictionary(line => line.Code, StringComparer.Ordinal));

    /// <summary>The newest of the portal: what tasks are taken from where the organisation has none of its own.</summary>
    public static TaskPlan Current { get; } = Versions[Versions.Keys.Max()];

    public int Version { get; }

    /// <summary>The organisation's edition; null for the portal's own.</summary>
    public Guid? EditionId { get; }

    /// <summary>Tells it from every other one.</summary>
    public string Mark => EditionId?.ToString("N") ?? Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public IReadOnlyList<TaskRoute> Routes { get; }

    /// <summary>Of all routes, in order.</summary>
    public IReadOnlyList<TaskLine> Lines { get; }

    internal static string[] RouteColumns => ["version", "code", "name_zh", "name_en", "who_zh", "who_en"];

    internal static string[] LineColumns => ["version", "code", "routes", "track", "party", "days", "after", "title_zh", "title_en", "hint_zh", "hint_en", "source_zh", "source_en", "as_of", "certainty"];

    /// <summary>Null where there is no such version any more.</summary>
    public static TaskPlan? Find(int? version) => version is { } number ? Versions.GetValueOrDefault(number) : null;

    public TaskLine? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The lines of a route, in order.</summary>
    public IReadOnlyList<TaskLine> Of(string route) => [.. Lines.Where(line => line.Routes.Contains(route, StringComparer.Ordinal))];

    /// <summary>
    /// By when each chosen line is done: its working days after the last of those that come before it, through those that
    /// were left out.
    /// </summary>
    /// <param name="known">Lines that the case has already, with the day from which what follows them is reckoned.</param>
    public IReadOnlyDictionary<string, DateOnly> Dates(IEnumerable<string> chosen, IReadOnlyDictionary<string, DateOnly> known, WorkingCalendar calendar, DateOnly today)
    {
        var wanted = chosen.ToHashSet(StringComparer.Ordinal);
        Dictionary<string, DateOnly> ends = new(StringComparer.Ordinal);
        // A line stands after those it waits for, which the reading of the file makes sure of.
        foreach (var line in Lines)
        {
            var start = line.After.Select(code => ends[code]).Append(today).Max();
            ends[line.Code] = known.TryGetValue(line.Code, out var end) ? end : wanted.Contains(line.Code) ? calendar.AddWorkingDays(start, line.Days).Value : start;
        }

        return wanted.ToDictionary(code => code, code => ends[code], StringComparer.Ordinal);
    }

    /// <summary>The chosen or known lines that come before a line: in place of one that was left out stand those before it.</summary>
    public IReadOnlyList<string> Before(TaskLine line, IReadOnlySet<string> there) =>
        [.. line.After.SelectMany(code => there.Contains(code) ? [code] : Before(_byCode[code], there)).Distinct(StringComparer.Ordinal)];

    /// <summary>The plans of an organisation: these with its changes, in an order in which what comes first stands above.</summary>
    /// <param name="asOf">The day since when the organisation's own lines are so.</param>
    public TaskPlan With(PlaybookChanges changes, Guid edition, DateOnly asOf)
    {
        var all = Lines.Where(line => !changes.LinesLeftOut.Contains(line.Code)).Select(line => changes.Lines.TryGetValue(line.Code, out var change) ? Own(line.Code, change, asOf) : line)
            .Concat(changes.Lines.Where(change => Find(change.Key) is null).Select(change => Own(change.Key, change.Value, asOf))).ToDictionary(line => line.Code, StringComparer.Ordinal);
        var wanted = changes.Order.Where(all.ContainsKey).Concat(all.Keys).Distinct(StringComparer.Ordinal).ToList();
        List<TaskLine> lines = [];
        HashSet<string> placed = new(StringComparer.Ordinal);
        foreach (var code in wanted) Place(code, 0);
        return new(Version, Routes, lines, edition);

        void Place(string code, int depth)
        {
            if (depth > all.Count || !placed.Add(code)) return;
            var first = FirstOf(all[code].After, all, 0);
            foreach (var before in first) Place(before, depth + 1);
            lines.Add(all[code] with { After = first, Place = lines.Count });
        }
    }

    /// <summary>What comes first: in place of a line that is left out stand those before it.</summary>
    private IReadOnlyList<string> FirstOf(IReadOnlyList<string> after, IReadOnlyDictionary<string, TaskLine> there, int depth) => depth > Lines.Count ? [] :
        [.. after.SelectMany(code => there.ContainsKey(code) ? [code] : FirstOf(Find(code)?.After ?? [], there, depth + 1)).Distinct(StringComparer.Ordinal)];

    private static TaskLine Own(string code, LineChange change, DateOnly asOf) => new(
        code, 0, change.Routes, change.Track, change.Party, change.Days, change.After, new(change.TitleZh?.Trim(), change.TitleEn?.Trim()), new(change.HintZh?.Trim(), change.HintEn?.Trim()), new(null, null), asOf, TaskCertainty.Low, true);

    internal static IReadOnlyList<TaskPlan> Read(CsvTable routes, CsvTable lines) =>
        [.. routes.Rows.GroupBy(row => row.Number("version")).Select(group => new TaskPlan(
            group.Key, [.. group.Select(row => new TaskRoute(row.Text("code"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Text("who_zh"), row.Text("who_en"))))],
            LinesOf([.. lines.Rows.Where(row => row.Number("version") == group.Key)], [.. group.Select(row => row.Text("code"))])))];

    private static List<TaskLine> LinesOf(List<CsvRow> rows, HashSet<string> routes)
    {
        List<TaskLine> lines = [];
        foreach (var row in rows)
        {
            var line = new TaskLine(
                row.Text("code"), lines.Count, row.List("routes", ' '), row.Choice<CaseTrack>("track"), row.Choice<TaskParty>("party"), row.Number("days"), row.List("after", ' '), new(row.Text("title_zh"), row.Text("title_en")),
                new(row.Optional("hint_zh"), row.Optional("hint_en")), new(row.Text("source_zh"), row.Text("source_en")), row.Date("as_of"), row.Choice<TaskCertainty>("certainty"));
            if (line.Code.Length > CodeMax || lines.Exists(other => other.Code == line.Code)) throw row.Bad("code", "is too long or there already");
            if (line.Routes.Count == 0 || !line.Routes.All(routes.Contains)) throw row.Bad("routes", "names a route that is not there");
            if (!line.After.All(code => lines.Exists(other => other.Code == code))) throw row.Bad("after", "names a line that does not stand above it");
            if (line.Title is not { Zh.Length: <= CaseTask.TitleMax, En.Length: <= CaseTask.TitleMax }) throw row.Bad("title_en", "is too long");
            lines.Add(line);
        }

        return lines;
    }
}
