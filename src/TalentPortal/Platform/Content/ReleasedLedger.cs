using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Content;

/// <summary>Sources, claims, parameters and lists as the release has them, read from its files.</summary>
public sealed class ReleasedLedger
{
    private static readonly string[] SourceColumns = ["code", "kind", "reliability", "title_zh", "title_en", "publisher_zh", "publisher_en", "issued", "url"];
    private static readonly string[] ClaimColumns = ["code", "at", "digest", "sources", "as_of", "certainty", "standing", "verify", "value", "unit", "place", "note_zh", "note_en"];
    private static readonly string[] ParameterColumns = ["code", "place", "from", "until", "value", "unit", "claim"];
    private static readonly string[] ListColumns = ["list", "place", "from", "until", "claim"];

    private static readonly Lazy<ReleasedLedger> Once = new(() => new(ContentFiles.All, ContentFiles.Read));

    /// <summary>Reads the ledger out of files.</summary>
    /// <param name="names">All files there are, by path.</param>
    /// <exception cref="ContentException">What the files say does not fit together.</exception>
    /// <exception cref="CsvException">A row is faulty; the message names file and line.</exception>
    public ReleasedLedger(IReadOnlyList<string> names, Func<string, string> read)
    {
        Sources = [.. Rows(names, read, "sources", SourceColumns).Select(ReadSource)];
        Claims = [.. Rows(names, read, "claims", ClaimColumns).Select(ReadClaim)];
        Parameters = [.. Rows(names, read, "parameters", ParameterColumns).Select(ReadParameter)];
        Lists = [.. Rows(names, read, "lists", ListColumns).Select(ReadPlace)];
        OnlyOnce("sources", Sources.Select(source => source.Code));
        OnlyOnce("claims", Claims.Select(claim => claim.Code));
        ClaimBook = ClaimBook.Of(Sources, Claims);
        ParameterBook = ParameterBook.Of(Parameters, Lists);
        foreach (var (what, claim) in Parameters.Select(p => ($"parameter {p.Code} of {p.Place}", p.Claim)).Concat(Lists.Select(l => ($"{l.Place} in the list {l.List}", l.Claim))))
        {
            if (ClaimBook.Find(claim) is null) throw new ContentException("parameters", 0, $"{what} rests on the unknown claim {claim}");
        }
    }

    /// <summary>That of this release.</summary>
    public static ReleasedLedger Current => Once.Value;

    public IReadOnlyList<Source> Sources { get; }

    public IReadOnlyList<Claim> Claims { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    public IReadOnlyList<PlaceInList> Lists { get; }

    public ClaimBook ClaimBook { get; }

    public ParameterBook ParameterBook { get; }

    /// <summary>The rows of a file of claims, with the columns that say from which line of which collection they are.</summary>
    internal static IReadOnlyList<CsvRow> ClaimRows(string name, string text) => CsvTable.Parse(name, text, ClaimColumns).Rows;

    /// <summary>The rows of <c>kind.csv</c> and of all tables in the folder of that name.</summary>
    private static IEnumerable<CsvRow> Rows(IReadOnlyList<string> names, Func<string, string> read, string kind, string[] columns) =>
        names.Where(name => name == kind + ".csv" || (name.StartsWith(kind + "/", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal)))
            .SelectMany(name => CsvTable.Parse(name, read(name), columns).Rows);

    private static Source ReadSource(CsvRow row)
    {
        if (row.Optional("issued") is { } issued && Days.LastOf(issued) is null) throw row.Bad("issued", $"is no day, month or year: '{issued}'");
        if (row.Optional("url") is { } url && !url.StartsWith("https://", StringComparison.Ordinal)) throw row.Bad("url", "does not begin with https://");
        return new(row.Text("code"), row.Choice<SourceKind>("kind"), row.Choice<Reliability>("reliability"), Both(row, "title"), Both(row, "publisher", needed: false), row.Optional("issued"), row.Optional("url"));
    }

    private static Claim ReadClaim(CsvRow row)
    {
        if (Days.LastOf(row.Text("as_of")) is null) throw row.Bad("as_of", $"is no day, month or year: '{row.Text("as_of")}'");
        return new(
            row.Text("code"), row.List("sources", ';'), row.Text("as_of"), row.Choice<Certainty>("certainty"), row.Choice<Standing>("standing"), row.Optional("verify") == "1",
            row.Optional("value"), row.Optional("unit"), row.Optional("place"), Both(row, "note", needed: false));
    }

    private static Parameter ReadParameter(CsvRow row) =>
        new(row.Text("code"), row.Text("place"), row.Date("from"), Until(row), row.Text("value"), row.Text("unit"), row.Text("claim"));

    private static PlaceInList ReadPlace(CsvRow row) => new(row.Text("list"), row.Text("place"), row.Date("from"), Until(row), row.Text("claim"));

    private static DateOnly? Until(CsvRow row)
    {
        if (row.Optional("until") is null) return null;
        var until = row.Date("until");
        return until > row.Date("from") ? until : throw row.Bad("until", "is not after from");
    }

    /// <summary>In both languages, or in none where that is allowed.</summary>
    private static Bilingual Both(CsvRow row, string column, bool needed = true)
    {
        var (zh, en) = (row.Optional(column + "_zh"), row.Optional(column + "_en"));
        if (zh is null && en is null && !needed) return Bilingual.Empty;
        return new(row.Text(column + "_zh"), row.Text(column + "_en"));
    }

    private static void OnlyOnce(string file, IEnumerable<string> codes)
    {
        if (codes.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new ContentException(file, 0, $"{twice.Key} stands there twice");
    }
}
