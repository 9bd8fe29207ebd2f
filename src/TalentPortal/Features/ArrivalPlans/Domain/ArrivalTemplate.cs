using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ArrivalPlans.Domain;

/// <summary>Who arrives: not everything is asked of everybody.</summary>
public enum ArrivalAudience
{
    Foreigner,

    /// <summary>A Chinese citizen who comes back.</summary>
    Returnee,
}

/// <summary>At what time of its day something is done, where no hour is agreed.</summary>
public enum ArrivalTime
{
    AnyTime,
    Morning,
    Afternoon,
    Evening,
}

/// <summary>Who does it.</summary>
public enum ArrivalParty
{
    Talent,

    /// <summary>Whoever answers for the case: once it is on the campus, the student consultant.</summary>
    Student,
    Both,
}

/// <summary>One line of the template.</summary>
/// <param name="ForChildren">Only where children come along.</param>
/// <param name="Day">Days after the arrival; negative: before it.</param>
/// <param name="Papers">Kinds of documents to bring, see <see cref="DocumentKinds"/>.</param>
/// <param name="Hint">What to look out for; empty where the title says it.</param>
/// <param name="Source">Where the facts of title and hint are from.</param>
/// <param name="AsOf">The day of which that is the state of knowledge.</param>
public sealed record ArrivalLine(
    string Code, int Place, IReadOnlyList<ArrivalAudience> For, bool ForChildren, int Day, ArrivalTime Time, ArrivalParty Party, IReadOnlyList<string> Papers, Bilingual Where, Bilingual Title, Bilingual Hint, Bilingual Source, DateOnly AsOf,
    TaskCertainty Certainty)
{
    public bool Applies(ArrivalAudience audience, bool withChildren) => For.Contains(audience) && (withChildren || !ForChildren);
}

/// <summary>What there usually is to do around an arrival: data with a version, which each plan keeps.</summary>
public sealed class ArrivalTemplate
{
    public const int CodeMax = 40;
    public const int FirstDay = -7;
    public const int LastDay = 14;

    private const string WithChildren = "children";

    private static readonly FrozenDictionary<int, ArrivalTemplate> versions = Read(CsvTable.FromResource(Assembly.GetExecutingAssembly(), "arrival_lines.csv", Columns)).ToFrozenDictionary(template => template.Version);

    private readonly FrozenDictionary<string, ArrivalLine> _byCode;

    private ArrivalTemplate(int version, IReadOnlyList<ArrivalLine> lines) => (Version, Lines, _byCode) = (version, lines, lines.ToFrozenDictionary(line => line.Code, StringComparer.Ordinal));

    /// <summary>The newest: what plans are made from.</summary>
    public static ArrivalTemplate Current { get; } = versions[versions.Keys.Max()];

    public int Version { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<ArrivalLine> Lines { get; }

    internal static string[] Columns => ["version", "code", "for", "day", "time", "party", "papers", "where_zh", "where_en", "title_zh", "title_en", "hint_zh", "hint_en", "source_zh", "source_en", "as_of", "certainty"];

    /// <summary>Null where there is no such version any more.</summary>
    public static ArrivalTemplate? Find(int version) => versions.GetValueOrDefault(version);

    public ArrivalLine? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The lines for somebody, in order.</summary>
    public IReadOnlyList<ArrivalLine> For(ArrivalAudience audience, bool withChildren) => [.. Lines.Where(line => line.Applies(audience, withChildren))];

    internal static IReadOnlyList<ArrivalTemplate> Read(CsvTable lines) =>
        [.. lines.Rows.GroupBy(row => row.Number("version")).Select(group => new ArrivalTemplate(group.Key, LinesOf(group)))];

    private static List<ArrivalLine> LinesOf(IEnumerable<CsvRow> rows)
    {
        List<ArrivalLine> lines = [];
        foreach (var row in rows)
        {
            var whom = row.List("for", ' ');
            List<ArrivalAudience> audiences = [];
            foreach (var word in whom.Where(word => word != WithChildren))
                audiences.Add(Enum.TryParse<ArrivalAudience>(word, ignoreCase: true, out var audience) && Enum.IsDefined(audience) ? audience : throw row.Bad("for", "names nobody who arrives"));
            var line = new ArrivalLine(
                row.Text("code"), lines.Count, audiences, whom.Contains(WithChildren), DayOf(row), row.Choice<ArrivalTime>("time"), row.Choice<ArrivalParty>("party"), row.List("papers", ' '), new(row.Optional("where_zh"), row.Optional("where_en")),
                new(row.Text("title_zh"), row.Text("title_en")), new(row.Optional("hint_zh"), row.Optional("hint_en")), new(row.Text("source_zh"), row.Text("source_en")), row.Date("as_of"), row.Choice<TaskCertainty>("certainty"));
            if (line.Code.Length > CodeMax || lines.Exists(other => other.Code == line.Code)) throw row.Bad("code", "is too long or there already");
            if (audiences.Count == 0) throw row.Bad("for", "names nobody who arrives");
            if (!line.Papers.All(code => DocumentKinds.Find(code) is not null)) throw row.Bad("papers", "names a kind of document that is not there");
            lines.Add(line);
        }

        return lines;
    }

    private static int DayOf(CsvRow row) =>
        int.TryParse(row.Text("day"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) && day is >= FirstDay and <= LastDay ? day : throw row.Bad("day", "is no day of the weeks of an arrival");
}
